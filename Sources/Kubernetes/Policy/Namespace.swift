/// A Namespace; only its name and labels matter to placement.
public struct Namespace: Sendable {
  public var metadata: ObjectMeta

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
