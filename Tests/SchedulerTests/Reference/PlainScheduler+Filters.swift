import Scheduler
import Versions

/// Each filter as a question about one node, in the default order.
extension PlainScheduler {
  /// With the pods that are nominated to the node and not less important, and without them: it must pass both ways.
  func judge(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    let others = nominations.filter {
      $0.node == node.name && $0.pod.priority >= pod.priority && $0.pod.title != pod.title
    }
    if !others.isEmpty {
      var crowded = self
      crowded.visitors = others.map { ($0.pod, node) }
      if let rejection = crowded.filter(pod, node) { return rejection }
    }
    return filter(pod, node)
  }

  /// The first that says no. One whose PreFilter is left out misses what that writes, or does without.
  private func filter(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    let filters: [(name: String, missing: String?, judge: () -> Rejection?)] = [
      ("NodeUnschedulable", nil, { unschedulable(pod, node) }), ("TaintToleration", nil, { taints(pod, node) }),
      ("NodeAffinity", nil, { nodeAffinity(pod, node) }),
      ("NodePorts", "reading \"PreFilterNodePorts\" from cycleState: not found", { ports(pod, node) }),
      (
        "NodeResourcesFit", "error reading \"PreFilterNodeResourcesFit\" from cycleState: not found",
        { resources(pod, node) }
      ), ("VolumeRestrictions", "cannot read \"PreFilterVolumeRestrictions\" from cycleState", { nil }),
      ("VolumeBinding", "not found", { nil }),
      (
        "PodTopologySpread", "reading \"PreFilterPodTopologySpread\" from cycleState: not found",
        { spread(pod, node) }
      ),
      (
        "InterPodAffinity", "error reading \"PreFilterInterPodAffinity\" from cycleState: not found",
        { affinity(pod, node) }
      ), ("DynamicResources", "not found", { devices(pod, node) }),
      (
        "NodeDeclaredFeatures", "error reading \"PreFilterNodeDeclaredFeatures\" from cycle-state: not found", { nil }
      ),
    ]
    for (name, missing, judge) in filters where !leavesOut("filter", name) {
      if name == "NodeDeclaredFeatures", version.minor < 36 { continue }
      if let missing, leavesOut("preFilter", name) {
        return Rejection(plugin: name, isResolvable: false, reasons: [], error: missing)
      }
      if let rejection = judge() { return rejection }
    }
    return nil
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
      for used in company(on: node).flatMap(\.hostPorts) where port.port == used.port && port.protocol == used.protocol
      {
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
    let neighbours = company(on: node)
    if Int64(neighbours.count) + 1 > node.allocatable["pods"] ?? 0 { rejection.reasons.append("Too many pods") }
    let wanted = pod.requests()
    let basic = ["cpu", "memory", "ephemeral-storage"]
    for resource in basic + wanted.keys.filter({ !basic.contains($0) }).sorted() {
      let amount = wanted[resource] ?? 0
      let all = node.allocatable[resource] ?? 0
      let used = neighbours.reduce(0) { $0 + ($1.usage(in: version)[resource] ?? 0) }
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
    if skipsAffinity(pod) { return nil }
    if !satisfiesAffinity(pod, node) {
      return rejection("node(s) didn't match pod affinity rules", isResolvable: false)
    }
    for term in pod.antiAffinity {
      guard let domain = node.labels[term.key] else { continue }
      for other in around where other.node.labels[term.key] == domain {
        if term.ownMeans(other.pod, owner: pod, in: self) {
          return rejection("node(s) didn't match pod anti-affinity rules", isResolvable: true)
        }
      }
    }
    for other in around {
      for term in other.pod.antiAffinity {
        guard let domain = node.labels[term.key], other.node.labels[term.key] == domain else { continue }
        if term.means(pod, owner: other.pod, namespaceLabels: namespaces[pod.namespace] ?? [:]) {
          return rejection("node(s) didn't satisfy existing pods anti-affinity rules", isResolvable: true)
        }
      }
    }
    return nil
  }

  /// PreFilter leaves a pod out that neither asks nor is kept off by those that run. Nominated pods are not looked at.
  private func skipsAffinity(_ pod: PlainPod) -> Bool {
    guard pod.affinity.isEmpty, pod.antiAffinity.isEmpty else { return false }
    return !placed.contains { other in
      other.pod.antiAffinity.contains { term in
        other.node.labels[term.key] != nil
          && term.means(pod, owner: other.pod, namespaceLabels: namespaces[pod.namespace] ?? [:])
      }
    }
  }

  private func satisfiesAffinity(_ pod: PlainPod, _ node: PlainNode) -> Bool {
    if pod.affinity.contains(where: { node.labels[$0.key] == nil }) { return false }
    // Only pods that match every term count.
    let friends = around.filter { other in
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
