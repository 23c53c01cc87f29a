/// The message of a pod that no node can take: reasons with how many nodes gave each.
enum FitError {
  /// `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.`
  ///
  /// - Parameter counts: how many nodes gave a reason.
  static func text(nodeCount: Int, counts: [String: Int]) -> String {
    let head = "0/\(nodeCount) nodes are available:"
    if counts.isEmpty { return head }
    // Sorted as text with the number in front: "10 a" comes before "2 b".
    let parts = counts.map { "\($0.value) \($0.key)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "\(head) \(parts.joined(separator: ", "))."
  }

  /// The same for a PreFilter plugin's no, which goes to all nodes alike.
  static func text(nodeCount: Int, preFilter: String) -> String {
    "0/\(nodeCount) nodes are available: \(preFilter)."
  }
}
