public import YAML

/// An object as its manifest has it, with version and kind, in a tree of its own.
public final class WrittenObject: Sendable {
  public let node: YAMLNode

  public init(_ node: YAMLNode) {
    self.node = node
  }
}
