public import Symbols
import YAML

/// An object that is read for what others refer to in it alone: a ConfigMap, a Secret, a ServiceAccount.
public struct NamedObject: Sendable {
  public let kind: Symbol
  public let namespace: Symbol
  public let name: Symbol
  /// Of a ConfigMap and a Secret.
  public let keys: [Symbol]

  /// The kinds, all of them in `v1`.
  public static let kinds: [Symbol] = ["ConfigMap", "Secret", "ServiceAccount"]
}

extension NamedObject {
  private static let holders: [Symbol] = ["data", "binaryData", "stringData"]

  /// - Returns: nil for an object without a name.
  init?(_ root: YAMLNode, kind: Symbol, defaultNamespace: Symbol) {
    let metadata = root[.metadata]
    guard let name = metadata?[.name], name.kind == .scalar, !name.isNull else { return nil }
    self.kind = kind
    self.name = name.symbol
    let namespace = metadata?[.namespace].flatMap { $0.kind == .scalar && !$0.isNull ? $0.symbol : nil }
    self.namespace = namespace ?? defaultNamespace
    keys = Self.holders.flatMap { root[$0]?.entries.map(\.key) ?? [] }
  }
}
