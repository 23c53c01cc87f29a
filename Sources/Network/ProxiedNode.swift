import Symbols
public import YAML

/// A node as its kube-proxy knows it.
public struct ProxiedNode: Sendable {
  public let name: String
  /// Empty without the label.
  public let zone: String

  /// - Parameter object: a Node.
  public init(_ object: YAMLNode) {
    let metadata = object["metadata"]
    name = metadata?["name"]?.text ?? ""
    zone = metadata?["labels"]?["topology.kubernetes.io/zone"]?.text ?? ""
  }
}
