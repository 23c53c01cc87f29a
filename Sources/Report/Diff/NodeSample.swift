/// Nodes that something is said of: how many, and the first few by name.
public struct NodeSample: Hashable, Sendable {
  /// So many are named at most.
  static let limit = 4

  public private(set) var count = 0
  /// In the order of the placement.
  public private(set) var first: [String] = []
  /// Whether the node that the pod is on, or was on, is among them.
  public private(set) var hasOwn = false

  init(_ node: String, isOwn: Bool) {
    add(node, isOwn: isOwn)
  }

  mutating func add(_ node: String, isOwn: Bool) {
    count += 1
    if first.count < Self.limit { first.append(node) }
    if isOwn { hasOwn = true }
  }

  /// `node-a, node-b, node-c and 17 more`.
  func listed(limit: Int) -> String {
    if count <= first.count { return first.listed(limit: limit) }
    let shown = first.prefix(limit)
    return "\(shown.joined(separator: ", ")) and \(count - shown.count) more"
  }
}
