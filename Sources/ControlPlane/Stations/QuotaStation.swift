import Kubernetes
import Symbols

/// Quotas, which refuse pods once their namespace has used up what it may.
enum QuotaStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    let count = way.contents.resourceQuotas.count
    return count == 0 || way.wanted.admittedNamespaces.isEmpty
      ? [] : ["ResourceQuota (\(count) in the input) is not played: pods are admitted as if there were none"]
  }

  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    way.contents.resourceQuotas.compactMap { quota in
      PlacementRun.NotPlayed(
        .quota, title(quota), "could refuse", quota.metadata, pods: covered(by: quota, way.made))
    }
  }

  static func title(_ quota: ResourceQuota) -> String {
    "ResourceQuota \(quota.metadata.namespace.text)/\(quota.metadata.name.text)"
  }

  /// The pods that it counts, or whose claims it counts.
  static func covered(by quota: ResourceQuota, _ pods: [Pod]) -> [Pod] {
    pods.filter { $0.metadata.namespace == quota.metadata.namespace && quota.counts($0.spec.value) }
  }
}
