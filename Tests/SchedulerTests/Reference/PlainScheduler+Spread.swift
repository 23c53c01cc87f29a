import Foundation

/// Topology spread: the filter and the score.
extension PlainScheduler {
  func spread(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    let hard = pod.constraints.filter(\.isHard)
    for constraint in hard {
      guard let own = node.labels[constraint.key] else {
        let reason = "node(s) didn't match pod topology spread constraints (missing required label)"
        return Rejection(plugin: "PodTopologySpread", isResolvable: false, reasons: [reason])
      }
      let selector = constraint.mergedSelector(on: pod)
      var domains: [String: Int] = [:]
      for other in nodes where hard.allSatisfy({ other.labels[$0.key] != nil }) && includes(constraint, pod, other) {
        domains[other.labels[constraint.key]!, default: 0] += count(selector, pod, other)
        // Pods that come and go while the node is asked count by other rules: terminating ones too, and an empty selector
        // means all of them.
        func matching(_ pods: [(pod: PlainPod, node: PlainNode)]) -> Int {
          pods.count {
            $0.node.name == other.name && $0.pod.namespace == pod.namespace && selector?.matches($0.pod.labels) == true
          }
        }
        domains[other.labels[constraint.key]!, default: 0] += matching(visitors) - matching(gone)
      }
      let isShort = domains.count < constraint.minDomains ?? 1
      let least = isShort ? 0 : domains.values.min() ?? 0
      let itself = selector?.matches(pod.labels) == true ? 1 : 0
      if (domains[own] ?? 0) + itself - least > constraint.maxSkew {
        let reason = "node(s) didn't match pod topology spread constraints"
        return Rejection(plugin: "PodTopologySpread", isResolvable: true, reasons: [reason])
      }
    }
    return nil
  }

  /// The two inclusion policies.
  func includes(_ constraint: PlainConstraint, _ pod: PlainPod, _ node: PlainNode) -> Bool {
    if constraint.honorsAffinity ?? true, !pod.wants(node) { return false }
    return !(constraint.honorsTaints ?? false) || firstUntolerated(pod, node) == nil
  }

  /// Matching pods of the namespace on a node; an empty selector counts none.
  private func count(_ selector: PlainSelector?, _ pod: PlainPod, _ node: PlainNode) -> Int {
    guard let selector, !selector.isEmpty else { return 0 }
    return pods(on: node).count {
      !$0.isTerminating && $0.namespace == pod.namespace && selector.matches($0.labels)
    }
  }

  func spreadScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score? {
    var soft = pod.constraints.filter { !$0.isHard }
    let isOwn = !pod.constraints.isEmpty
    if !isOwn { soft = defaultConstraints(pod) }
    if soft.isEmpty { return nil }
    let hostname = "kubernetes.io/hostname"
    func isIgnored(_ node: PlainNode) -> Bool { isOwn && soft.contains { node.labels[$0.key] == nil } }
    let taking = feasible.filter { !isIgnored($0) }

    var sums = [Double](repeating: 0, count: feasible.count)
    for constraint in soft {
      let selector = constraint.mergedSelector(on: pod)
      var counts: [String: Int] = [:]
      for node in taking { counts[node.labels[constraint.key] ?? ""] = 0 }
      for node in nodes where !isIgnored(node) && includes(constraint, pod, node) {
        let domain = node.labels[constraint.key] ?? ""
        if counts[domain] != nil { counts[domain]! += count(selector, pod, node) }
      }
      let size = constraint.key == hostname ? taking.count : counts.count
      let weight = log(Double(size + 2))
      for (index, node) in feasible.enumerated() {
        guard !isIgnored(node), let domain = node.labels[constraint.key] else { continue }
        let matching = constraint.key == hostname ? count(selector, pod, node) : counts[domain] ?? 0
        sums[index] += Double(matching) * weight + Double(constraint.maxSkew - 1)
      }
    }
    let raw = sums.map { Int64($0.rounded(.toNearestOrAwayFromZero)) }
    let counted = feasible.indices.filter { !isIgnored(feasible[$0]) }.map { raw[$0] }
    let (least, most) = (counted.min() ?? 0, max(0, counted.max() ?? 0))
    let normalized = feasible.indices.map { index -> Int64 in
      if isIgnored(feasible[index]) { return 0 }
      return most == 0 ? 100 : 100 * (most + least - raw[index]) / most
    }
    return Score(plugin: "PodTopologySpread", weight: 2, raw: raw, normalized: normalized)
  }

  /// The scheduler's own, with the selector that the pod's services give.
  private func defaultConstraints(_ pod: PlainPod) -> [PlainConstraint] {
    var labels: [String: String] = [:]
    for service in cluster.services where service.namespace == pod.namespace {
      if service.selector.allSatisfy({ pod.labels[$0.key] == $0.value }) {
        labels.merge(service.selector) { $1 }
      }
    }
    if labels.isEmpty { return [] }
    let selector = PlainSelector(labels: labels)
    return [
      PlainConstraint(maxSkew: 3, key: "kubernetes.io/hostname", isHard: false, selector: selector),
      PlainConstraint(maxSkew: 5, key: "topology.kubernetes.io/zone", isHard: false, selector: selector),
    ]
  }
}
