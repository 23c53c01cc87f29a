import Scheduler

/// Works out what differs for one pod.
struct PodComparison {
  private let old: PodReport
  private let new: PodReport
  private let detail: PlacementDetail
  private let newNodes: Set<String>
  private let goneNodes: Set<String>

  init(
    from old: PodReport, to new: PodReport, comparing detail: PlacementDetail, newNodes: Set<String>,
    goneNodes: Set<String>
  ) {
    self.old = old
    self.new = new
    self.detail = detail
    self.newNodes = newNodes
    self.goneNodes = goneNodes
  }

  /// nil when nothing differs.
  var diff: PodDiff? {
    let before = PodDiff.Standing(old)
    let after = PodDiff.Standing(new)
    let oldNodes = Dictionary(old.nodes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let rejections = detail <= .placement ? [] : rejections(oldNodes)
    let scores = detail == .scores ? scores(oldNodes) : []
    guard let kind = kind(before, after, rejections, scores) else { return nil }
    return PodDiff(
      pod: new.diffKey, kind: kind, before: before, after: after, causes: causes(kind, oldNodes),
      rejections: rejections, scores: scores)
  }

  private func kind(
    _ before: PodDiff.Standing, _ after: PodDiff.Standing, _ rejections: [RejectionChange], _ scores: [ScoreChange]
  ) -> PodDiff.Kind? {
    if before.node != nil, after.node == nil { return .unplaced }
    if before.node == nil, after.node != nil { return .placed }
    if before.outcome != after.outcome { return .outcome }
    if before.node != after.node { return .moved }
    if before.preemption != after.preemption { return .preemption }
    if before.ties != after.ties { return .tie }
    if detail > .placement, before.message != after.message || !rejections.isEmpty { return .reasons }
    guard detail == .scores else { return nil }
    if before.margin != after.margin { return .margin }
    return scores.isEmpty ? nil : .scores
  }

  private func rejections(_ oldNodes: [String: NodeReport]) -> [RejectionChange] {
    struct Words: Hashable {
      var before: String?
      var after: String?
    }
    var changes: [RejectionChange] = []
    var places: [Words: Int] = [:]
    func note(_ node: String, _ before: RejectionReport?, _ after: RejectionReport?) {
      let words = Words(before: before?.plainWords, after: after?.plainWords)
      if words.before == words.after || newNodes.contains(node) || goneNodes.contains(node) { return }
      if let place = places[words] {
        changes[place].nodes.add(node, isOwn: isOwn(node))
      } else {
        places[words] = changes.count
        changes.append(
          RejectionChange(nodes: NodeSample(node, isOwn: isOwn(node)), before: before, after: after))
      }
    }
    // A pod that was held against no node has no verdicts that could have changed.
    if [old.outcome, new.outcome].contains(where: { $0 == .gated || $0 == .refused || $0 == .error }) { return [] }
    // A node that only one side speaks of fits on the other.
    var spokenOf: Set<String> = []
    for node in new.nodes {
      spokenOf.insert(node.name)
      note(node.name, oldNodes[node.name]?.rejection, node.rejection)
    }
    for node in old.nodes where !spokenOf.contains(node.name) { note(node.name, node.rejection, nil) }
    return changes.filter(\.nodes.hasOwn) + changes.filter { !$0.nodes.hasOwn }
  }

  private func isOwn(_ node: String) -> Bool { node == new.node || node == old.node }

  private func scores(_ oldNodes: [String: NodeReport]) -> [ScoreChange] {
    var changes: [ScoreChange] = []
    var places: [[ScoreChange.Part]: Int] = [:]
    for node in new.nodes {
      guard let before = oldNodes[node.name], let total = node.total, let totalBefore = before.total else { continue }
      let parts = [ScoreChange.Part](from: before.scores, to: node.scores)
      if parts.isEmpty { continue }
      if let place = places[parts] {
        changes[place].nodes.add(node.name, isOwn: isOwn(node.name))
      } else {
        places[parts] = changes.count
        let nodes = NodeSample(node.name, isOwn: isOwn(node.name))
        changes.append(ScoreChange(nodes: nodes, total: total.minus(totalBefore), plugins: parts))
      }
    }
    return changes.filter(\.nodes.hasOwn) + changes.filter { !$0.nodes.hasOwn }
  }
}

extension PodComparison {
  /// Why the pod is not where it was, or why it could not be before where it is now.
  private func causes(_ kind: PodDiff.Kind, _ oldNodes: [String: NodeReport]) -> [DetailReport] {
    if let refusal = new.refusal { return refusal.details }
    return switch kind {
    case .moved, .unplaced: whyLeft(old.node)
    case .placed: whyNowOn(new.node, oldNodes)
    default: []
    }
  }

  private func whyLeft(_ node: String?) -> [DetailReport] {
    guard let node else { return [] }
    if goneNodes.contains(node) { return [DetailReport("\(node) is gone")] }
    guard let left = new.nodes.first(where: { $0.name == node }) else { return [] }
    if let rejection = left.rejection {
      return [DetailReport("\(node): \(rejection.words)", at: rejection.details.first?.place)]
    }
    guard let taken = new.nodes.first(where: { $0.name == new.node }), let total = taken.total, let other = left.total
    else { return [] }
    if total == other {
      return [DetailReport("\(taken.name) and \(node) tie at \(total), kube-scheduler takes either")]
    }
    let parts = [ScoreChange.Part](from: left.scores, to: taken.scores)
    return [DetailReport("\(taken.name) has \(total), \(node) \(other): \(parts.words)")]
  }

  private func whyNowOn(_ node: String?, _ oldNodes: [String: NodeReport]) -> [DetailReport] {
    guard let node else { return [] }
    if newNodes.contains(node) { return [DetailReport("\(node) is new")] }
    guard let rejection = oldNodes[node]?.rejection else { return [] }
    return [DetailReport("\(node) no longer says: \(rejection.words)", at: rejection.details.first?.place)]
  }
}
