import Kubernetes
import Store
import Symbols

/// One look at a DaemonSet: which nodes get a pod and which pods go.
struct DaemonSetSync {
  let set: StoredObject
  let context: ControllerContext
  let hash: String
  let place: DaemonPodPlace
  let nodes: [StoredObject]
  /// Pods by the node that they are on or pinned to, oldest first.
  let podsByNode: [String: [StoredObject]]

  /// How many pods are made or deleted at a time at most.
  private static let burst = 250

  init(_ set: StoredObject, _ pods: [StoredObject], hash: String, _ context: ControllerContext) {
    self.set = set
    self.context = context
    self.hash = hash
    place = DaemonPodPlace(set)
    nodes = context.cluster.objects("Node")
    var byNode: [String: [StoredObject]] = [:]
    // What has ended and is being deleted is on its way out.
    for pod in pods where !(pod.isFinished && pod.isBeingDeleted) {
      if let node = DaemonPodPlace.node(of: pod) { byNode[node, default: []].append(pod) }
    }
    podsByNode = byNode.mapValues { $0.sorted(by: Self.isOlder) }
  }

  /// Bound pods first, then by age and name.
  private static func isOlder(_ a: StoredObject, _ b: StoredObject) -> Bool {
    if a.nodeName.isEmpty != b.nodeName.isEmpty { return b.nodeName.isEmpty }
    let times = (a.creation ?? Moment(seconds: .min), b.creation ?? Moment(seconds: .min))
    return times.0 == times.1 ? a.key < b.key : times.0 < times.1
  }

  var minReadySeconds: Int64 { self.set.spec["minReadySeconds"].int ?? 0 }

  func isAvailable(_ pod: StoredObject) -> Bool { pod.isAvailable(minReadySeconds, at: context.now) }

  /// Whether a pod is of the DaemonSet's template.
  func isUpdated(_ pod: StoredObject) -> Bool {
    if let generation = set.annotation("deprecated.daemonset.template.generation"),
      pod.labels["pod-template-generation"]?.text == generation
    {
      return true
    }
    return !hash.isEmpty && pod.labels[DaemonSetController.hashLabel]?.text == hash
  }

  /// Makes pods on nodes that lack one, and deletes those that have ended, are too many or may not stay.
  ///
  /// - Returns: whether there was anything to do.
  func keepUp(_ step: inout ControllerStep) -> Bool {
    var lacking: [String] = []
    var leaving: [StoredObject] = []
    for node in nodes {
      let pods = podsByNode[node.name] ?? []
      let verdict = place.verdict(node)
      if verdict.runs, pods.isEmpty {
        lacking.append(node.name)
      } else if verdict.stays {
        let ending = surplus(pods, on: node.name, &step)
        leaving += ending
        // A surge does not wait for the end of what was there.
        let isEmpty = pods.allSatisfy { $0.isBeingDeleted || $0.isFinished }
        if verdict.runs, isEmpty, bounds(of: 1).surge > 0 { lacking.append(node.name) }
      } else {
        leaving += pods.filter { !$0.isBeingDeleted }
      }
    }
    let names = Set(nodes.map(\.name))
    for (node, pods) in podsByNode.sorted(by: { $0.key < $1.key }) where !names.contains(node) {
      leaving += pods.filter(\.nodeName.isEmpty)
    }
    apply(lacking, leaving, &step)
    return !lacking.isEmpty || !leaving.isEmpty
  }

  /// What is to go of a node's pods: the ended ones, and all but the oldest; during a surge an old and a new one stay until
  /// the new one is available.
  private func surplus(_ pods: [StoredObject], on node: String, _ step: inout ControllerStep) -> [StoredObject] {
    var running: [StoredObject] = []
    var leaving: [StoredObject] = []
    var hasFailed = false
    for pod in pods where !pod.isBeingDeleted {
      if pod.phase == "Failed" {
        // One at a time: the next waits for its turn, later each time.
        if hasFailed { continue }
        hasFailed = true
        step.event(
          "FailedDaemonPod", "Found failed daemon pod \(pod.key.text) on node \(node), will try to kill it", on: set,
          isWarning: true)
        leaving.append(pod)
      } else if pod.phase == "Succeeded" {
        step.event(
          "SucceededDaemonPod", "Found succeeded daemon pod \(pod.key.text) on node \(node), will try to delete it",
          on: set)
        leaving.append(pod)
      } else {
        running.append(pod)
      }
    }
    if running.count <= 1 { return leaving }
    if bounds(of: 1).surge == 0 { return leaving + running.dropFirst() }
    let new = running.first(where: isUpdated)
    let old = running.first { !isUpdated($0) }
    leaving += running.filter { $0.key != new?.key && $0.key != old?.key }
    if let new, let old, !old.isReady || isAvailable(new) { leaving.append(old) }
    return leaving
  }

  private func apply(_ lacking: [String], _ leaving: [StoredObject], _ step: inout ControllerStep) {
    for node in lacking.prefix(Self.burst) {
      let name = step.create("Pod", in: set.namespace, place.pod(on: node, hash: hash), because: "for node \(node)")
      step.event("SuccessfulCreate", "Created pod: \(name)", on: set)
    }
    for pod in leaving.prefix(Self.burst) {
      step.delete(pod)
      step.event("SuccessfulDelete", "Deleted pod: \(pod.name)", on: set)
    }
  }

  /// How many pods an update may add and take out at a time, of so many that are wanted.
  private func bounds(of desired: Int) -> (surge: Int, unavailable: Int) {
    let strategy = set.spec["updateStrategy"]
    guard strategy["type"].string == "RollingUpdate" else { return (0, 0) }
    let surge = (strategy["rollingUpdate"]["maxSurge"].countOrPercent ?? .count(0)).of(Int64(desired), roundsUp: true)
    let unavailable = (strategy["rollingUpdate"]["maxUnavailable"].countOrPercent ?? .count(1))
      .of(Int64(desired), roundsUp: true)
    // With neither an update could not begin.
    return surge == 0 && unavailable == 0 && desired > 0 ? (0, 1) : (Int(clamping: surge), Int(clamping: unavailable))
  }

  // MARK: Rolling update

  func roll(_ step: inout ControllerStep) {
    let desired = nodes.count { place.verdict($0).runs }
    let bounds = bounds(of: desired)
    if bounds.surge > 0 { rollWithSurge(bounds.surge, &step) } else { rollInPlace(bounds.unavailable, &step) }
  }

  /// The pod of the template and the one of another on a node; nil when there are two of a kind.
  private func pair(_ pods: [StoredObject]) -> (new: StoredObject?, old: StoredObject?)? {
    let staying = pods.filter { !$0.isBeingDeleted }
    let new = staying.filter(isUpdated)
    let old = staying.filter { !isUpdated($0) }
    return new.count > 1 || old.count > 1 ? nil : (new.first, old.first)
  }

  /// Deletes old pods, those first that are not available anyway; their nodes get new ones in the next step.
  private func rollInPlace(_ most: Int, _ step: inout ControllerStep) {
    var unavailable = 0
    var free: [StoredObject] = []
    var candidates: [StoredObject] = []
    for (_, pods) in podsByNode.sorted(by: { $0.key < $1.key }) {
      guard let pair = pair(pods), (pair.new == nil) != (pair.old == nil) else {
        unavailable += 1
        continue
      }
      if let new = pair.new {
        if !isAvailable(new) { unavailable += 1 }
      } else if let old = pair.old {
        if isAvailable(old) {
          candidates.append(old)
        } else {
          free.append(old)
          unavailable += 1
        }
      }
    }
    let left = max(0, most - unavailable)
    if candidates.count > left {
      step.note("\(candidates.count - left) old pods stay: \(unavailable) are not available, \(most) may be")
    }
    apply([], free + candidates.prefix(left), &step)
  }

  /// Makes new pods beside the old ones, and deletes old ones whose new one is available.
  private func rollWithSurge(_ most: Int, _ step: inout ControllerStep) {
    var surging = 0
    var free: [String] = []
    var candidates: [String] = []
    var leaving: [StoredObject] = []
    let runs = Set(nodes.lazy.filter { place.verdict($0).runs }.map(\.name))
    for (node, pods) in podsByNode.sorted(by: { $0.key < $1.key }) {
      guard let pair = pair(pods) else {
        surging += 1
        continue
      }
      guard let old = pair.old else { continue }
      if let new = pair.new {
        if isAvailable(new) { leaving.append(old) } else { surging += 1 }
      } else if isAvailable(old) {
        candidates.append(node)
      } else if runs.contains(node) {
        free.append(node)
      } else {
        leaving.append(old)
      }
    }
    let left = max(0, most - surging)
    if candidates.count > left {
      step.note("\(candidates.count - left) nodes wait for a new pod: \(surging) surge already, \(most) may")
    }
    apply(free + candidates.prefix(left), leaving, &step)
  }
}
