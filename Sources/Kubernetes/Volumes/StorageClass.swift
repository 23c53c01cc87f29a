public import Symbols

/// A StorageClass (`storage.k8s.io`).
public struct StorageClass: Sendable {
  public var metadata: ObjectMeta
  public var provisioner: Symbol
  /// `volumeBindingMode: WaitForFirstConsumer`; absent is Immediate.
  public var waitsForFirstConsumer: Bool
  /// `allowedTopologies`: each term's `matchLabelExpressions`, as `In` requirements.
  public var allowedTopologies: [NodeSelectorTerm]
  public var isDefault: Bool

  public init(
    metadata: ObjectMeta, provisioner: Symbol, waitsForFirstConsumer: Bool, allowedTopologies: [NodeSelectorTerm],
    isDefault: Bool
  ) {
    self.metadata = metadata
    self.provisioner = provisioner
    self.waitsForFirstConsumer = waitsForFirstConsumer
    self.allowedTopologies = allowedTopologies
    self.isDefault = isDefault
  }
}
