import ControlPlane
import Kubernetes
import Symbols

extension RuleContext {
  /// Whether that many of a subject's pods find a node each that is large enough and lets them in: then there is nothing
  /// to try, as far as amounts go.
  func fitsApart(_ subject: Subject, _ count: Int) -> Bool {
    let pod = pod(of: subject)
    let spec = pod.spec.value
    let amounts = PodRequests(pod).amounts.filter { !$0.quantity.isZero }
    var found = 0
    for node in nodes.nodes {
      if found >= count { break }
      guard NodeInventory.refusingTaint(of: node, for: spec.tolerations) == nil,
        spec.matchesRequiredNodeAffinity(name: node.metadata.name, labels: node.metadata.labels, pinnedTo: nil),
        node.allocatable["pods"].map({ $0.value > 0 }) ?? false
      else { continue }
      let isEnough = amounts.allSatisfy { amount in
        node.allocatable[amount.name].map { !($0 < amount.quantity) } ?? false
      }
      if isEnough { found += 1 }
    }
    return found >= count
  }
}
