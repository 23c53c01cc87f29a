/// The message of a pod that no node can take: reasons with how many nodes gave each.
struct FitError {
  /// `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.`
  let text: String
  /// The reasons in the order of the text.
  let reasons: [String]

  /// - Parameter counts: how many nodes gave a reason.
  init(nodeCount: Int, counts: [String: Int]) {
    let head = "0/\(nodeCount) nodes are available:"
    // Sorted as text with the number in front: "10 a" comes before "2 b".
    let parts = counts.map { (text: "\($0.value) \($0.key)", reason: $0.key) }.sorted {
      $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    text = parts.isEmpty ? head : "\(head) \(parts.map(\.text).joined(separator: ", "))."
    reasons = parts.map(\.reason)
  }

  /// The same for a PreFilter plugin's no, which goes to all nodes alike.
  init(nodeCount: Int, preFilter: String) {
    text = "0/\(nodeCount) nodes are available: \(preFilter)."
    reasons = [preFilter]
  }
}
