import Kubernetes
import Store
import Symbols

/// Which of its pods a ReplicaSet gives up first.
///
/// Without a node, then by phase, not ready before ready, by deletion cost, by neighbours on the node, by how short they
/// have been ready, by restarts, by age; ages in powers of two, among which the uid decides.
/// Source: "ReplicaSet", section "Scaling a ReplicaSet", Kubernetes documentation.
enum PodsToDelete {
  static func choose(
    _ count: Int, among pods: [StoredObject], of set: StoredObject, _ context: ControllerContext
  ) -> ArraySlice<StoredObject> {
    if count >= pods.count { return pods[...] }
    let neighbours = neighbours(of: set, context)
    let ranked = pods.map { Ranked($0, neighbours: neighbours[$0.nodeName] ?? 0) }
    return ranked.sorted { $0.precedes($1, at: context.now) }.map(\.pod)[..<count]
  }

  /// How many active pods each node has that belong to a ReplicaSet of the same controller, by their labels.
  private static func neighbours(of set: StoredObject, _ context: ControllerContext) -> [String: Int] {
    guard let owner = set.controller else { return [:] }
    var counts: [String: Int] = [:]
    var seen: Set<String> = []
    for other in context.cluster.objects("ReplicaSet", in: set.namespace) where other.controller?.uid == owner.uid {
      guard let selector = other.spec["selector"].selector else { continue }
      for pod in context.cluster.selected("Pod", in: set.namespace, by: selector)
      where pod.isActive && seen.insert(pod.name).inserted {
        counts[pod.nodeName, default: 0] += 1
      }
    }
    return counts
  }

  private struct Ranked {
    let pod: StoredObject
    let hasNode: Bool
    let phase: Int
    let isReady: Bool
    let readySince: Moment?
    let cost: Int64
    let neighbours: Int
    let restarts: (containers: Int64, sidecars: Int64)

    init(_ pod: StoredObject, neighbours: Int) {
      self.pod = pod
      self.neighbours = neighbours
      hasNode = !pod.nodeName.isEmpty
      phase = ["Pending": 0, "Unknown": 1, "Running": 2][pod.phase] ?? 0
      isReady = pod.isReady
      readySince = pod.readySince
      cost = Self.cost(pod.annotation("controller.kubernetes.io/pod-deletion-cost") ?? "")
      restarts = Self.restarts(pod)
    }

    /// A whole number of 32 bits without leading zeros or plus sign; anything else counts as 0.
    private static func cost(_ text: String) -> Int64 {
      guard let cost = Int32(text), String(cost) == text else { return 0 }
      return Int64(cost)
    }

    private static func restarts(_ pod: StoredObject) -> (Int64, Int64) {
      let most = { (list: [Value]) in list.map { $0["restartCount"].int ?? 0 }.max() ?? 0 }
      let sidecars = Set(
        pod.spec["initContainers"].items.filter { $0["restartPolicy"].string == "Always" }.map(\.["name"]))
      let ofSidecars = pod.status["initContainerStatuses"].items.filter { sidecars.contains($0["name"]) }
      return (most(pod.status["containerStatuses"].items), most(ofSidecars))
    }

    func precedes(_ other: Ranked, at now: Moment) -> Bool {
      if hasNode != other.hasNode { return !hasNode }
      if phase != other.phase { return phase < other.phase }
      if isReady != other.isReady { return !isReady }
      if cost != other.cost { return cost < other.cost }
      if neighbours != other.neighbours { return neighbours > other.neighbours }
      if isReady, let earlier = compare(readySince, other.readySince, other, now) { return earlier }
      if restarts != other.restarts { return restarts > other.restarts }
      return compare(pod.creation, other.pod.creation, other, now)
        ?? pod.name.utf8.lexicographicallyPrecedes(other.pod.name.utf8)
    }

    /// Whether this is the younger of two by a time of each; nil if the times are equal.
    private func compare(_ time: Moment?, _ other: Moment?, _ pod: Ranked, _ now: Moment) -> Bool? {
      if time == other { return nil }
      guard let time, let other else { return time == nil }
      let ages = (Self.magnitude(now.since(time)), Self.magnitude(now.since(other)))
      if ages.0 != ages.1 { return ages.0 < ages.1 }
      return self.pod.uid.utf8.lexicographicallyPrecedes(pod.pod.uid.utf8)
    }

    /// The power of two of an age in nanoseconds.
    private static func magnitude(_ seconds: Int64) -> Int {
      if seconds <= 0 { return -1 }
      // 64 bits hold 292 years of nanoseconds; what is older is as old.
      let nanoseconds = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      let age = nanoseconds.overflow ? Int64.max : nanoseconds.partialValue
      return 63 - age.leadingZeroBitCount
    }
  }
}
