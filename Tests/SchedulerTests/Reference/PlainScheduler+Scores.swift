import Versions

/// Each Score plugin over the feasible nodes.
extension PlainScheduler {
  func scores(_ pod: PlainPod, _ feasible: [PlainNode]) -> [Score] {
    var scores = [
      taintScore(pod, feasible), nodeAffinityScore(pod, feasible), fitScore(pod, feasible), balanceScore(pod, feasible),
      imageScore(pod, feasible), spreadScore(pod, feasible), affinityScore(pod, feasible), deviceScore(pod, feasible),
      volumeScore(feasible),
    ].compactMap { $0 }
    // Without PreScore nobody says that the plugin has nothing to score.
    for name in ["NodeAffinity", "NodeResourcesBalancedAllocation", "VolumeBinding"]
    where leavesOut("preScore", name) && !scores.contains(where: { $0.plugin == name }) {
      scores.append(score(name, weight: name == "NodeAffinity" ? 2 : 1, feasible) { _ in 0 })
    }
    let failing = failingScores(pod, feasible).map(\.plugin)
    return scores.filter { !leavesOut("score", $0.plugin) && !failing.contains($0.plugin) }
  }

  /// Plugins whose Score fails, in the order in which they are asked.
  func failingScores(_ pod: PlainPod, _ feasible: [PlainNode]) -> [(plugin: String, error: String)] {
    var failing: [(plugin: String, error: String)] = []
    func add(_ plugin: String, _ error: String) {
      if !leavesOut("score", plugin) { failing.append((plugin, error)) }
    }
    func missing(_ verb: String, _ plugin: String) {
      if leavesOut("preScore", plugin) { add(plugin, "\(verb) \"PreScore\(plugin)\" from cycleState: not found") }
    }
    missing("failed to read", "TaintToleration")
    if version.minor >= 37, leavesOut("preFilter", "VolumeBinding") { add("VolumeBinding", "not found") }
    missing("error reading", "PodTopologySpread")
    missing("failed to read", "InterPodAffinity")
    if version.minor >= 35 {
      let claims = claims(of: pod)
      let wanting = claims.filter { $0.allocation == nil }
      if leavesOut("preFilter", "DynamicResources") {
        add("DynamicResources", "not found")
      } else if version.minor == 35, !wanting.isEmpty, wanting.count < claims.count, feasible.count > 1,
        !leavesOut("filter", "DynamicResources")
      {
        add("DynamicResources", "number of allocations \(wanting.count) is smaller than number of claims")
      }
    }
    return failing
  }

  func score(
    _ plugin: String, weight: Int64 = 1, _ feasible: [PlainNode], _ raw: (PlainNode) -> Int64,
    normalize: ([Int64]) -> [Int64] = { $0 }
  ) -> Score {
    let raw = feasible.map(raw)
    return Score(plugin: plugin, weight: weight, raw: raw, normalized: normalize(raw))
  }

  private func taintScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score {
    let tolerations = pod.tolerations.filter { $0.effect.isEmpty || $0.effect == "PreferNoSchedule" }
    return score("TaintToleration", weight: 3, feasible) { node in
      Int64(
        node.taints.count { taint in
          taint.effect == "PreferNoSchedule" && !tolerations.contains { $0.tolerates(taint) }
        })
    } normalize: { raw in
      let most = raw.max() ?? 0
      return raw.map { most == 0 ? 100 : 100 - 100 * $0 / most }
    }
  }

  private func nodeAffinityScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score? {
    guard let terms = pod.preferredNodeTerms else { return nil }
    return score("NodeAffinity", weight: 2, feasible) { node in
      Int64(terms.filter { $0.term.matches(node) }.reduce(0) { $0 + $1.weight })
    } normalize: { raw in
      let most = raw.max() ?? 0
      return raw.map { most == 0 ? $0 : 100 * $0 / most }
    }
  }

  private func fitScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score {
    score("NodeResourcesFit", feasible) { node in
      var (sum, count): (Int64, Int64) = (0, 0)
      for resource in ["cpu", "memory"] {
        let all = node.allocatable[resource] ?? 0
        if all == 0 { continue }
        let used = pods(on: node).reduce(pod.scoredRequests[resource] ?? 0) {
          $0 + ($1.scoredUsage(in: version)[resource] ?? 0)
        }
        sum += used > all ? 0 : (all - used) * 100 / all
        count += 1
      }
      return count == 0 ? 0 : sum / count
    }
  }

  private func balanceScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score? {
    let requests = pod.requests()
    if requests["cpu"] ?? 0 == 0, requests["memory"] ?? 0 == 0 { return nil }
    func balance(_ node: PlainNode, _ requests: [String: Int64]) -> Int64 {
      let shares = ["cpu", "memory"].compactMap { resource -> Double? in
        let all = node.allocatable[resource] ?? 0
        let used = pods(on: node).reduce(requests[resource] ?? 0) { $0 + ($1.usage(in: version)[resource] ?? 0) }
        return all == 0 ? nil : min(1, Double(used) / Double(all))
      }
      return shares.count < 2 ? 100 : Int64((1 - abs((shares[0] - shares[1]) / 2)) * 100)
    }
    return score("NodeResourcesBalancedAllocation", feasible) { node in
      let with = balance(node, requests)
      return version.minor >= 36 ? 50 + (50 + with - balance(node, [:])) / 2 : with
    }
  }

  private func imageScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score {
    let containers = pod.initContainers + pod.containers
    let least: Int64 = 23 << 20
    let most = Int64(containers.count) * (1000 << 20)
    return score("ImageLocality", feasible) { node in
      var sum: Int64 = 0
      for container in containers {
        let last = container.image.split(separator: "/").last ?? ""
        let name = last.contains(":") ? container.image : container.image + ":latest"
        guard node.images[name] != nil else { continue }
        let holders = nodes.filter { $0.images[name] != nil }
        sum += Int64(Double(holders[0].images[name] ?? 0) * (Double(holders.count) / Double(nodes.count)))
      }
      return 100 * (min(max(sum, least), most) - least) / (most - least)
    }
  }

  private func affinityScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score? {
    var sums: [String: [String: Int64]] = [:]
    func add(_ term: PlainTerm, _ node: PlainNode, _ weight: Int) {
      if let domain = node.labels[term.key] { sums[term.key, default: [:]][domain, default: 0] += Int64(weight) }
    }
    for other in placed {
      for (weight, term) in pod.preferredAffinity where term.ownMeans(other.pod, owner: pod, in: self) {
        add(term, other.node, weight)
      }
      for (weight, term) in pod.preferredAntiAffinity where term.ownMeans(other.pod, owner: pod, in: self) {
        add(term, other.node, -weight)
      }
      func means(_ term: PlainTerm) -> Bool {
        term.means(pod, owner: other.pod, namespaceLabels: namespaces[pod.namespace] ?? [:])
      }
      for term in other.pod.affinity where means(term) { add(term, other.node, 1) }
      for (weight, term) in other.pod.preferredAffinity where means(term) { add(term, other.node, weight) }
      for (weight, term) in other.pod.preferredAntiAffinity where means(term) { add(term, other.node, -weight) }
    }
    if sums.isEmpty { return nil }
    return score("InterPodAffinity", weight: 2, feasible) { node in
      sums.reduce(0) { sum, entry in sum + (node.labels[entry.key].flatMap { entry.value[$0] } ?? 0) }
    } normalize: { raw in
      let (least, most) = (raw.min() ?? 0, raw.max() ?? 0)
      return raw.map { most == least ? 0 : Int64(100 * (Double($0 - least) / Double(most - least))) }
    }
  }

  /// No pod here has volumes that are still to be made: the row is there all the same.
  private func volumeScore(_ feasible: [PlainNode]) -> Score? {
    version.minor < 37 ? nil : score("VolumeBinding", feasible) { _ in 0 }
  }
}
