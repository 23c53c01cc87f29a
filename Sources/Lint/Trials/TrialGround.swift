import Kubernetes
import Symbols

/// The clusters that placements are tried on.
struct TrialGround {
  enum Name {
    case present, calm, boundless
    /// The calm nodes with room for any number of pods, as long as these fit.
    case unnumbered
    /// The calm nodes with no more pods than their networks have addresses.
    case addressed
  }

  /// The cluster as it is, with its pods.
  let present: Manifests
  /// Its nodes on their best day: ready, not cordoned, with nothing on them.
  let calm: Manifests
  /// The same with room for any number of pods: nothing has a size.
  let boundless: Manifests
  /// What runs there.
  let runningPods: [Pod]
  /// More pods than these do not fit on the calm nodes.
  let podLimit: Int

  /// - Parameters:
  ///   - nodes: each name once.
  ///   - objects: all that is neither node nor pod nor one of the linted workloads.
  init(nodes: [Node], runningPods: [Pod], objects: [KubernetesObject]) {
    present = Manifests(objects: nodes.map { .node($0) } + objects + runningPods.map { .pod($0) })
    calm = Manifests(objects: nodes.map { .node($0.atItsBest) } + objects)
    boundless = Manifests(
      objects: nodes.map { .node($0.atItsBest.withoutPodLimit) } + objects.compactMap { $0.withoutAmounts })
    self.runningPods = runningPods
    podLimit = nodes.reduce(0) { sum, node in
      let slots = Int(clamping: node.allocatable["pods"]?.value ?? 0)
      return min(100_000, sum + max(0, min(slots, 100_000)))
    }
  }
}

extension TrialGround {
  subscript(name: Name) -> Manifests {
    switch name {
    case .present: present
    case .calm: calm
    case .boundless: boundless
    case .unnumbered: calm(\.withoutPodLimit)
    case .addressed: calm(\.withAddresses)
    }
  }

  private func calm(_ change: (Node) -> Node) -> Manifests {
    var manifests = calm
    manifests.objects = calm.objects.map { if case .node(let node) = $0 { .node(change(node)) } else { $0 } }
    return manifests
  }
}

extension Node {
  fileprivate var atItsBest: Node {
    var node = self
    node.isUnschedulable = false
    node.taints.removeAll { !$0.isLasting }
    return node
  }

  fileprivate var withoutPodLimit: Node {
    var node = self
    node.allocatable.set(.init(name: "pods", quantity: Quantity(1_000_000)))
    return node
  }

  fileprivate var withAddresses: Node {
    guard let podAddresses, let pods = allocatable["pods"], podAddresses < pods.value else { return self }
    var node = self
    node.allocatable.set(.init(name: "pods", quantity: Quantity(podAddresses)))
    return node
  }
}

extension KubernetesObject {
  /// nil for what only gives or bounds amounts.
  fileprivate var withoutAmounts: KubernetesObject? {
    switch self {
    case .limitRange: return nil
    case .runtimeClass(var runtimeClass):
      runtimeClass.overhead = nil
      return .runtimeClass(runtimeClass)
    default: return self
    }
  }
}
