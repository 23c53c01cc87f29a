public import SourceText
public import Symbols

/// A DeviceClass (`resource.k8s.io`): a kind of device that claims can ask for.
public struct DeviceClass: Sendable {
  public var metadata: ObjectMeta
  public var selectors: [DeviceSelector] = []
  /// The extended resource that devices of the class serve, empty without one.
  public var extendedResourceName: Symbol = .none

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}

/// A condition that a device must meet.
public struct DeviceSelector: Hashable, Sendable {
  /// `cel.expression`; nil for a selector of another kind.
  public var expression: Symbol?
  /// Where the expression stands.
  public var origin: SourcePosition

  public init(expression: Symbol?, origin: SourcePosition = .none) {
    self.expression = expression
    self.origin = origin
  }
}
