import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols

extension PodSelector {
  /// Why no pod of the run matches, and which names are near.
  func explainNoMatch(in run: PlacementRun) -> Mismatch {
    Mismatch(
      pods: [], expected: "a pod with \(self)", actual: "no such pod", causes: [.init(hint(in: run))])
  }

  private func hint(in run: PlacementRun) -> String {
    if let alone = run.leftAlone.first(where: { matches(name: $0.name.text, namespace: $0.namespace.text) }) {
      return "the scheduler leaves \(alone.name.text) alone: \(alone.why)"
    }
    if let running = run.runningPods.first(where: { matches(PodPlacement(running: $0.pod)) }) {
      let node = run.nodes.indices.contains(running.node) ? run.nodes[running.node].metadata.name.text : "a node"
      return "\(running.pod.metadata.name.text) runs on \(node) already, expectations are about pods to be placed"
    }
    if run.pods.isEmpty { return "the run has no pod to place" }
    if let ordinals = knownOrdinals(in: run) { return "such pods have the ordinals \(ordinals)" }
    let near = nearNames(in: run)
    return near.isEmpty ? "pods of this run: \(inventory(of: run))" : "near: \(near.joined(separator: ", "))"
  }

  /// The ordinals of the pods that match but for their ordinal.
  private func knownOrdinals(in run: PlacementRun) -> String? {
    guard ordinal != nil else { return nil }
    var wider = self
    wider.ordinal = nil
    let known = wider.pods(in: run).compactMap { run.pods[$0].identity?.ordinal }
    return known.isEmpty ? nil : unique(known.sorted().map { "\($0)" }).listed(limit: 5)
  }

  private func nearNames(in run: PlacementRun) -> [String] {
    if let workload {
      let known = unique(run.pods.compactMap { $0.identity?.workload })
      return Spelling.nearest(to: "\(workload.kind.rawValue)/\(workload.name.text)", among: known, limit: 3)
    }
    guard let name else { return [] }
    // Wildcards say nothing about spelling: compare what stands around them with the beginning of each name.
    let asked = name.pattern.filter { $0 != "*" && $0 != "?" }
    let names = unique(run.pods.map(\.shortName))
    if !name.hasWildcard { return Spelling.nearest(to: asked, among: names, limit: 3) }
    let heads = unique(names.map { String($0.prefix(asked.count)) })
    let near = Spelling.nearest(to: asked, among: heads, limit: 3)
    return near.compactMap { head in names.first { $0.hasPrefix(head) } }
  }

  /// `Deployment/checkout (3), web-0`.
  private func inventory(of run: PlacementRun) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for placement in run.pods {
      let name = placement.identity?.workload ?? placement.pod.metadata.name.text
      if counts.updateValue((counts[name] ?? 0) + 1, forKey: name) == nil { order.append(name) }
    }
    return order.map { name in (counts[name] ?? 1) > 1 ? "\(name) (\(counts[name] ?? 1))" : name }.listed(limit: 5)
  }

  private func matches(name other: String, namespace otherNamespace: String) -> Bool {
    guard workload == nil, labels.isEmpty, let name, name.matches(other) else { return false }
    return namespace == nil || namespace?.text == otherNamespace
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension PodPlacement {
  /// A pod that runs already, as selectors look at pods.
  init(running pod: Pod) {
    self.init(pod: pod, identity: nil, decision: .init(profile: .none, outcome: .scheduled))
  }
}
