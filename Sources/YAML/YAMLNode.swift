/// A handle on one node of a ``YAMLTree``.
public struct YAMLNode: Sendable {
  public let tree: YAMLTree
  let index: Int32
}
