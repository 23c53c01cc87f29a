public import Kubernetes
public import Symbols

/// What-if questions to the cluster as it stands. Nothing changes by them.
extension Scheduler {
  /// What the filters would say to a pod if it were its turn: of each node every no, in the profile's order; of a node
  /// that the pod fits on nothing.
  ///
  /// - Returns: nil when the attempt would fail for a reason that says nothing about fit.
  public func probe(_ pod: PrioritizedPod) -> [[ProbedRejection]]? {
    guard let profile = configuration.profile(named: pod.pod.spec.value.schedulerName) else { return nil }
    if cluster.count == 0 { return [] }
    let context = SchedulingContext(
      cluster: cluster, objects: objects, volumes: volumes, devices: devices, version: configuration.version,
      folds: false)
    let phase = FilterPhase(scheduled(pod), profile, context)
    if phase.error != nil { return nil }
    if let rejection = phase.preFilter.rejection {
      let text = FilterVerdict.unresolvable(UInt64(Symbol(rejection.text).rawValue))
      let plugin = rejection.plugins.count == 1 ? rejection.plugins.first : nil
      return Array(repeating: [ProbedRejection(plugin, text)], count: cluster.count)
    }
    // The pod's own claim to a node does not stand in its way.
    var others = nominated
    others.remove(namespace: pod.pod.metadata.namespace, name: pod.pod.metadata.name)
    let allowed = phase.preFilter.names
    return cluster.nodes.indices.map { row in
      let excluded = allowed.map { !$0.contains(cluster.nodes[row].metadata.name) } ?? false
      return (excluded ? [ProbedRejection(nil, .unresolvable())] : []) + phase.allRejections(at: row, others)
    }
  }

  /// How much of a resource the pods of a node leave: below 0 when they take more than there is.
  public func free(_ resource: Symbol, at row: Int) -> Int64 {
    switch resource {
    case .cpu: cluster.allocatableCPU[row] &- cluster.requestedCPU[row]
    case .memory: cluster.allocatableMemory[row] &- cluster.requestedMemory[row]
    case .ephemeralStorage: cluster.allocatableEphemeralStorage[row] &- cluster.requestedEphemeralStorage[row]
    case .pods: cluster.allocatablePods[row] &- cluster.podCount[row]
    default: cluster.scalar(resource).allocatable[row] &- cluster.scalar(resource).requested[row]
    }
  }
}

extension Pod {
  /// What the scheduler counts for the pod, in the scheduler's units: cpu in thousandths, all else in whole ones; by
  /// the order in which the spec names them.
  public var schedulerRequests: [(resource: Symbol, amount: Int64)] {
    let requests = PodRequests(self)
    let vector = requests.vector
    return requests.amounts.map(\.name).filter { vector[$0] > 0 }.map { ($0, vector[$0]) }
  }
}

extension Node {
  /// The taints that keep a pod off, unless it tolerates them.
  public var taintsThatKeepPodsOff: [Taint] { taints.filter(\.keepsPodsOff) }
}

extension FilterPhase {
  /// Every no to a row: with the pods nominated to it, and without.
  fileprivate func allRejections(at row: Int, _ nominated: NominatedPods) -> [ProbedRejection] {
    if let found = withNominated(nominated, at: row, { allRejections(at: row) }), !found.isEmpty { return found }
    return allRejections(at: row)
  }
}
