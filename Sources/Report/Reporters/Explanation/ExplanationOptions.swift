/// How much `bayplan explain` shows of each pod.
public struct ExplanationOptions: Sendable {
  /// Every node on lines of its own, even where many are alike.
  public var showsAllNodes: Bool
  /// This node alone, in full.
  public var node: String?

  public init(showsAllNodes: Bool = false, node: String? = nil) {
    self.showsAllNodes = showsAllNodes
    self.node = node
  }
}
