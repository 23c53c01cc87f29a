import Kubernetes
import Symbols

/// The lasting taints of all nodes, each with the number of nodes that carry it.
struct TaintInventory {
  let taints: [(taint: Taint, count: Int)]

  init(_ nodes: NodeInventory, rows: [Int]? = nil) {
    var taints: [(taint: Taint, count: Int)] = []
    for row in rows ?? Array(nodes.nodes.indices) {
      for taint in nodes.nodes[row].taints where taint.isLasting {
        if let slot = taints.firstIndex(where: { $0.taint == taint }) {
          taints[slot].count += 1
        } else {
          taints.append((taint, 1))
        }
      }
    }
    self.taints = taints
  }

  /// Each key with the number of taints' nodes that carry it.
  var keys: [Candidate] {
    candidates { _ in
      true
    } _: {
      $0.key
    }
  }

  func values(ofKey key: Symbol) -> [Candidate] {
    candidates {
      $0.key == key
    } _: {
      $0.value
    }
  }

  private func candidates(_ isMeant: (Taint) -> Bool, _ word: (Taint) -> Symbol) -> [Candidate] {
    var counts: [(word: Symbol, count: Int)] = []
    for (taint, count) in taints where isMeant(taint) {
      if let slot = counts.firstIndex(where: { $0.word == word(taint) }) {
        counts[slot].count = max(counts[slot].count, count)
      } else {
        counts.append((word(taint), count))
      }
    }
    return counts.map { Candidate(text: $0.word.text, count: $0.count) }
  }
}

extension Toleration {
  /// Whether only its effect is not the taint's.
  func missesOnlyEffect(of taint: Taint) -> Bool {
    var other = self
    other.effect = taint.effect
    return !tolerates(taint) && other.tolerates(taint)
  }

  /// `dedicated=gpu:NoSchedule`, `gpu:NoExecute`, `dedicated`: as it would stand in a taint.
  var text: String {
    let head = `operator` == .equal && !value.isEmpty ? "\(key.text)=\(value.text)" : key.text
    return effect.map { "\(head):\($0.name.text)" } ?? head
  }

  /// Whether it is about a condition of nodes that comes and goes, or about nodes that a managed cluster hides: taints
  /// that need not be there when one looks.
  var isAboutPassingTaint: Bool {
    ["node.kubernetes.io/", "node.cloudprovider.kubernetes.io/", "node-role.kubernetes.io/"].contains {
      key.text.hasPrefix($0)
    }
      || key == "CriticalAddonsOnly"
  }
}
