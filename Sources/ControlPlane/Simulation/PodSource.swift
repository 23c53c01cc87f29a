public import Kubernetes
public import Symbols

/// What pods of `-f` come from: a workload that makes them, or a bare pod.
public struct PodSource: Hashable, Sendable {
  /// nil for a bare pod.
  public let kind: Workload.Kind?
  public let namespace: Symbol
  public let name: Symbol

  public init(kind: Workload.Kind?, namespace: Symbol, name: Symbol) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  /// `Deployment/web`, or the name of a bare pod.
  public var title: String { kind.map { "\($0.rawValue)/\(name.text)" } ?? name.text }

  /// Whether a pod of a run comes from here.
  public func makes(_ placement: PodPlacement) -> Bool {
    guard placement.pod.metadata.namespace == namespace else { return false }
    guard let identity = placement.identity else { return kind == nil && placement.pod.metadata.name == name }
    return identity.kind == kind && identity.name == name
  }
}

extension SimulationInput {
  /// The workloads and bare pods of `-f`, with a pod as each of them makes it, in input order. Not those that nothing
  /// schedules.
  public var podSources: [(source: PodSource, pod: Pod, identity: PodIdentity?)] {
    let contents = ClusterContents(cluster: cluster, workloads: workloads)
    return contents.wanted.compactMap { item in
      switch item {
      case .pod(let pod):
        if !pod.spec.value.nodeName.isEmpty || pod.status.isTerminal || pod.metadata.isTerminating { return nil }
        return (PodSource(kind: nil, namespace: pod.metadata.namespace, name: pod.metadata.name), pod, nil)
      case .workload(let workload):
        if contents.whyIdle(workload) != nil { return nil }
        var metadata = ObjectMeta()
        metadata.namespace = workload.metadata.namespace
        metadata.name = workload.metadata.name
        metadata.labels = workload.template.labels
        return (
          PodSource(kind: workload.kind, namespace: workload.metadata.namespace, name: workload.metadata.name),
          Pod(metadata: metadata, spec: workload.template.spec),
          PodIdentity(kind: workload.kind, name: workload.metadata.name, ordinal: Int(workload.firstOrdinal))
        )
      }
    }
  }
}
