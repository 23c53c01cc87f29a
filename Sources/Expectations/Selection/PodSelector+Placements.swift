import ControlPlane
import Grammar
import Kubernetes
import Symbols

extension PodSelector {
  func matches(_ placement: PodPlacement) -> Bool {
    let metadata = placement.pod.metadata
    if except.contains(where: { $0.matches(placement) }) { return false }
    if let namespace, metadata.namespace != namespace { return false }
    if let workload {
      guard let identity = placement.identity, identity.kind == workload.kind, identity.name == workload.name
      else { return false }
    }
    if let ordinal, placement.identity?.ordinal != ordinal { return false }
    for label in labels where metadata.labels[label.key] != label.value { return false }
    if let name { return name.matches(placement.shortName) || name.matches(placement.steadyName) }
    return true
  }

  /// Indices of the matching pods in the run.
  func pods(in run: PlacementRun) -> [Int] {
    run.pods.indices.filter { matches(run.pods[$0]) }
  }
}
