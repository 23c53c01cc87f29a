import ControlPlane
import Kubernetes
import Report
import Symbols

extension Draft {
  /// Nodes that nobody, or one alone, may stand on: what must not happen.
  ///
  /// - Parameter isOutcomeTold: whether the last entry so far is about all that are placed.
  func appendForbidden(to entries: inout [FirstTest.Entry], isOutcomeTold: Bool) {
    guard isOutcomeTold, let general = entries.last else { return }
    for (taint, rows) in hardTaints.prefix(3) where rows.count < run.nodes.count {
      let tolerant = groups.filter { $0.spec.tolerations.tolerate(taint) }
      guard let place = place(of: rows, like: taint), tolerant.count < 2, tolerant.count < groups.count else {
        continue
      }
      let ban = FirstTest.Assertion(key: "notOn", value: "{\(place)}")
      let nodes = rows.count == 1 ? "the node" : "the \(rows.count) nodes"
      var comment = "None of them stands on \(nodes) with the taint \(taint.text)"
      var pods = general.pods
      if let only = tolerant.first {
        guard pods == FirstTest.selectAll else { continue }
        pods = "{all: true, except: \(only.selector)}"
        comment += ", which \(only.title) alone tolerates"
      }
      let slot = entries.count - 1
      if pods == entries[slot].pods, !entries[slot].assertions.contains(where: { $0.key == ban.key }) {
        entries[slot].comments[0] += " \(comment)."
        entries[slot].assertions.append(ban)
      } else {
        entries.append(FirstTest.Entry(comments: ["\(comment)."], pods: pods, assertions: [ban]))
      }
    }
  }

  /// Taints that tell whose nodes are whose, with the rows that have them; those of a passing condition do not.
  private var hardTaints: [(taint: Taint, rows: [Int])] {
    var rows: [Taint: [Int]] = [:]
    for (row, node) in run.nodes.enumerated() {
      for taint in node.taints where taint.effect == .noSchedule || taint.effect == .noExecute {
        rows[taint, default: []].append(row)
      }
    }
    let lasting = rows.filter { !$0.key.key.hasPrefix("node.kubernetes.io/") }.sorted { a, b in
      a.key.text.utf8.lexicographicallyPrecedes(b.key.text.utf8)
    }
    var seen: Set<[Int]> = []
    return lasting.filter { seen.insert($0.value).inserted }.map { ($0.key, $0.value) }
  }

  /// How a test names just these nodes: a label that they alone have, or their names when they are few.
  private func place(of rows: [Int], like taint: Taint) -> String? {
    guard let first = rows.first else { return nil }
    let labels = run.nodes[first].metadata.labels.sortedByText.filter { $0.key != .hostname }
    let own = labels.filter { label in
      run.nodes.indices.filter { run.nodes[$0].metadata.labels[label.key] == label.value } == rows
    }
    let best = own.first { $0.key == taint.key } ?? own.first { $0.key == "pool" } ?? own.first
    if let best {
      return "nodeSelector: {\(YAMLWord.text(best.key.text)): \(YAMLWord.text(best.value.text))}"
    }
    guard rows.count <= 3 else { return nil }
    return "nodes: [\(rows.map { YAMLWord.text(run.nodes[$0].metadata.name.text) }.joined(separator: ", "))]"
  }
}
