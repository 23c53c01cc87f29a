import Kubernetes
import Symbols

/// What is kept of one run at the API server's door: the quotas, and which workloads were there before.
struct Door {
  var quotas: Quotas
  private let existing: Set<PodSource>

  init(_ quotas: Quotas, _ contents: ClusterContents) {
    self.quotas = quotas
    existing = Set(
      contents.owners.map { PodSource(kind: $0.kind, namespace: $0.metadata.namespace, name: $0.metadata.name) })
  }

  /// Creates a workload and what its controller makes between it and its pods; one that is there is updated, which costs
  /// nothing.
  mutating func create(_ workload: Workload) throws(AdmissionRefusal) {
    let (namespace, name) = (workload.metadata.namespace, workload.metadata.name)
    if existing.contains(PodSource(kind: workload.kind, namespace: namespace, name: name)) { return }
    try quotas.pay(for: workload.kind, workload.storedName, in: namespace)
    switch workload.kind {
    case .deployment:
      try quotas.pay(for: .replicaSet, workload.replicaSetNameAtDoor, in: namespace)
    case .cronJob:
      try quotas.pay(for: .job, "\(workload.storedName)-xxxxxxxx", in: namespace)
    default: break
    }
  }
}
