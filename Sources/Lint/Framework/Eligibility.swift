import Symbols
public import Kubernetes

/// Which nodes are left of all after node selection and taints, and what took the others.
public struct Eligibility: Sendable {
  /// How many nodes there are.
  public let total: Int
  /// Rows that node selection leaves.
  public let selected: [Int]
  /// Rows that taints leave of these.
  public internal(set) var rows: [Int] = []
  /// For each taint how many selected nodes it took, in the order of the first.
  public private(set) var refusals: [(taint: Taint, count: Int)] = []

  init(total: Int, selected: [Int]) {
    self.total = total
    self.selected = selected
  }

  public var isEmpty: Bool { rows.isEmpty }

  mutating func refuse(_ taint: Taint) {
    if let slot = refusals.firstIndex(where: { $0.taint == taint }) {
      refusals[slot].count += 1
    } else {
      refusals.append((taint, 1))
    }
  }

  /// `of 6 nodes, 4 didn't match Pod's node affinity/selector, 2 had untolerated taint {gpu: true}`; `of 6 nodes` when
  /// all are left.
  public var words: String {
    var parts: [String] = []
    let unselected = total - selected.count
    if unselected > 0 { parts.append("\(unselected) didn't match Pod's node affinity/selector") }
    for (taint, count) in refusals {
      parts.append("\(count) had untolerated taint {\(taint.key.text): \(taint.value.text)}")
    }
    return (["of \(Plural.nodes(total))"] + parts).joined(separator: ", ")
  }
}
