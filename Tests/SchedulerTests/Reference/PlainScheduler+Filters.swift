import Scheduler

/// Each filter as a question about one node, in the default order.
extension PlainScheduler {
  func filter(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    unschedulable(pod, node) ?? taints(pod, node) ?? nodeAffinity(pod, node) ?? ports(pod, node)
      ?? resources(pod, node) ?? spread(pod, node) ?? affinity(pod, node)
  }

  private func unschedulable(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    let taint = PlainTaint(key: "node.kubernetes.io/unschedulable", effect: "NoSchedule")
    if !node.isUnschedulable || pod.tolerates(taint) { return nil }
    return Rejection(plugin: "NodeUnschedulable", isResolvable: false, reasons: ["node(s) were unschedulable"])
  }

  private func taints(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    guard let taint = firstUntolerated(pod, node) else { return nil }
    let reason =
      version.minor == 34
      ? "node(s) had untolerated taint {\(taint.key): \(taint.value)}" : "node(s) had untolerated taint(s)"
    return Rejection(plugin: "TaintToleration", isResolvable: false, reasons: [reason])
  }

  func firstUntolerated(_ pod: PlainPod, _ node: PlainNode) -> PlainTaint? {
    node.taints.first { ($0.effect == "NoSchedule" || $0.effect == "NoExecute") && !pod.tolerates($0) }
  }

  private func nodeAffinity(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    if pod.wants(node) { return nil }
    let reason = "node(s) didn't match Pod's node affinity/selector"
    return Rejection(plugin: "NodeAffinity", isResolvable: false, reasons: [reason])
  }

  private func ports(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    for port in pod.hostPorts {
      for used in pods(on: node).flatMap(\.hostPorts) where port.port == used.port && port.protocol == used.protocol {
        let (a, b) = (port.ip.isEmpty ? "0.0.0.0" : port.ip, used.ip.isEmpty ? "0.0.0.0" : used.ip)
        if a == b || a == "0.0.0.0" || b == "0.0.0.0" {
          let reason = "node(s) didn't have free ports for the requested pod ports"
          return Rejection(plugin: "NodePorts", isResolvable: true, reasons: [reason])
        }
      }
    }
    return nil
  }

  private func resources(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    var rejection = Rejection(plugin: "NodeResourcesFit", isResolvable: true, reasons: [])
    let neighbours = pods(on: node)
    if Int64(neighbours.count) + 1 > node.allocatable["pods"] ?? 0 { rejection.reasons.append("Too many pods") }
    let wanted = pod.requests()
    let basic = ["cpu", "memory", "ephemeral-storage"]
    for resource in basic + wanted.keys.filter({ !basic.contains($0) }).sorted() {
      let amount = wanted[resource] ?? 0
      let all = node.allocatable[resource] ?? 0
      let used = neighbours.reduce(0) { $0 + ($1.requests()[resource] ?? 0) }
      if amount == 0 || amount <= all - used { continue }
      rejection.reasons.append("Insufficient \(resource)")
      if amount > all { rejection.isResolvable = false }
    }
    return rejection.reasons.isEmpty ? nil : rejection
  }

  private func affinity(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    func rejection(_ reason: String, isResolvable: Bool) -> Rejection {
      Rejection(plugin: "InterPodAffinity", isResolvable: isResolvable, reasons: [reason])
    }
    if !satisfiesAffinity(pod, node) {
      return rejection("node(s) didn't match pod affinity rules", isResolvable: false)
    }
    for term in pod.antiAffinity {
      guard let domain = node.labels[term.key] else { continue }
      for other in placed where other.node.labels[term.key] == domain {
        if term.ownMeans(other.pod, owner: pod, in: self) {
          return rejection("node(s) didn't match pod anti-affinity rules", isResolvable: true)
        }
      }
    }
    for other in placed {
      for term in other.pod.antiAffinity {
        guard let domain = node.labels[term.key], other.node.labels[term.key] == domain else { continue }
        if term.means(pod, owner: other.pod, namespaceLabels: namespaces[pod.namespace] ?? [:]) {
          return rejection("node(s) didn't satisfy existing pods anti-affinity rules", isResolvable: true)
        }
      }
    }
    return nil
  }

  private func satisfiesAffinity(_ pod: PlainPod, _ node: PlainNode) -> Bool {
    if pod.affinity.contains(where: { node.labels[$0.key] == nil }) { return false }
    // Only pods that match every term count.
    let friends = placed.filter { other in
      pod.affinity.allSatisfy { $0.ownMeans(other.pod, owner: pod, in: self) }
    }
    let isTogether = pod.affinity.allSatisfy { term in
      friends.contains { $0.node.labels[term.key] == node.labels[term.key] }
    }
    if isTogether { return true }
    let anyCounts = friends.contains { friend in pod.affinity.contains { friend.node.labels[$0.key] != nil } }
    return !anyCounts && pod.affinity.allSatisfy { $0.ownMeans(pod, owner: pod, in: self) }
  }
}
