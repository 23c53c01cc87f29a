public import YAML

/// A pod, or the template of pods, as its manifest has it: a mapping with `metadata` and `spec`.
public final class WrittenPod: Sendable {
  public let node: YAMLNode

  public init(_ node: YAMLNode) {
    self.node = node
  }
}
