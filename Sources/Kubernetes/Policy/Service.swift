/// A Service, for the selector from which default spread constraints are deduced.
public struct Service: Sendable {
  public var metadata: ObjectMeta
  /// `spec.selector`, nil when absent.
  public var selector: LabelSet?

  public init(metadata: ObjectMeta, selector: LabelSet?) {
    self.metadata = metadata
    self.selector = selector
  }
}
