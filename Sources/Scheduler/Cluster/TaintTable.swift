import Kubernetes

/// The distinct lists of taints: nodes of a pool share one, so a pod's tolerations are held against each list once.
struct TaintTable {
  let lists: [[Taint]]
  /// By node row: the index in ``lists``.
  let listOfRow: Column<Int32>

  init(nodes: [Node]) {
    var numbers: [[Taint]: Int32] = [:]
    var lists: [[Taint]] = []
    listOfRow = Column(
      nodes.map { node -> Int32 in
        if let number = numbers[node.taints] { return number }
        numbers[node.taints] = Int32(lists.count)
        lists.append(node.taints)
        return Int32(lists.count - 1)
      })
    self.lists = lists
  }

  /// For each list: the first taint that keeps a pod off, nil if all are tolerated.
  func firstUntolerated(by tolerations: [Toleration]) -> [Int?] {
    lists.map { taints in taints.firstIndex { $0.keepsPodsOff && !tolerations.tolerate($0) } }
  }
}

extension Taint {
  /// `NoSchedule` or `NoExecute`; `PreferNoSchedule` only lowers a score.
  var keepsPodsOff: Bool { effect == .noSchedule || effect == .noExecute }
}
