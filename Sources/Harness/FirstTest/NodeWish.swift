import Kubernetes
import Report
import Symbols

/// The nodes that a pod's own manifest asks for, as far as labels with one value say it.
struct NodeWish {
  /// Sorted by key, each once.
  private(set) var labels: [(key: Symbol, value: Symbol)] = []
  private(set) var zones: [Symbol] = []
  private(set) var hostnames: [Symbol] = []

  /// What nearly every node has, so that asking for it tells nothing.
  private static let common: [Symbol: Symbol] = [
    "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64", "beta.kubernetes.io/os": "linux",
    "beta.kubernetes.io/arch": "amd64",
  ]

  init(_ spec: PodSpec) {
    var requirements = spec.nodeSelector?.requirements ?? []
    if let terms = spec.affinity?.requiredNode?.terms, terms.count == 1 { requirements += terms[0].matchExpressions }
    for requirement in requirements where requirement.operator == .equals || requirement.operator == .in {
      switch requirement.key {
      case .zone: zones = requirement.values
      case .hostname: hostnames = requirement.values
      default:
        guard requirement.values.count == 1, let value = requirement.values.first,
          Self.common[requirement.key] != value, !labels.contains(where: { $0.key == requirement.key })
        else { continue }
        labels.append((requirement.key, value))
      }
    }
    labels.sort { $0.key.precedes($1.key) }
  }

  /// What stands between the braces of `on`; nil when the pod asks for nothing.
  var text: String? {
    var parts: [String] = []
    if !labels.isEmpty {
      let pairs = labels.map { "\(YAMLWord.text($0.key.text)): \(YAMLWord.text($0.value.text))" }
      parts.append("nodeSelector: {\(pairs.joined(separator: ", "))}")
    }
    if !zones.isEmpty { parts.append("zones: [\(Self.list(zones))]") }
    if !hostnames.isEmpty { parts.append("nodes: [\(Self.list(hostnames))]") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func list(_ names: [Symbol]) -> String {
    names.map { YAMLWord.text($0.text) }.joined(separator: ", ")
  }
}
