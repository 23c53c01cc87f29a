import Kubernetes
import Symbols

/// The selector that default constraints get: which pods belong together, by the pod's services and its owner.
enum DeducedSelector {
  /// - Returns: nil when nothing is deduced, and so no default constraint applies.
  static func of(_ info: PodInfo, owner: OwnerReference?, _ objects: ClusterObjects) -> LabelSelector? {
    var merged = LabelSet()
    for service in objects.services[info.namespace] ?? [] {
      guard let selector = service.selector else { continue }
      if selector.labels.allSatisfy({ info.labels[$0.key] == $0.value }) { merged.merge(selector) }
    }
    var requirements: [LabelSelector.Requirement] = []
    if let owner {
      let key = ClusterObjects.Key(info.namespace, owner.name)
      switch (owner.apiVersion.text, owner.kind.text) {
      case ("v1", "ReplicationController"):
        for requirement in objects.replicationControllers[key]?.requirements ?? [] {
          merged[requirement.key] = requirement.values.first
        }
      case ("apps/v1", "ReplicaSet"):
        requirements = usable(objects.replicaSets[key])
      case ("apps/v1", "StatefulSet"):
        requirements = usable(objects.statefulSets[key])
      default:
        break
      }
    }
    let equalities = merged.sortedByText.map {
      LabelSelector.Requirement(key: $0.key, operator: .equals, values: [$0.value])
    }
    let selector = LabelSelector(equalities + requirements)
    return selector.isEmpty ? nil : selector
  }

  /// A selector that does not convert adds nothing.
  private static func usable(_ selector: LabelSelector?) -> [LabelSelector.Requirement] {
    guard let selector, selector.conversionError() == nil else { return [] }
    return selector.requirements
  }
}

extension LabelSet {
  fileprivate mutating func merge(_ other: LabelSet) {
    for label in other.labels { self[label.key] = label.value }
  }
}
