import Kubernetes
import Symbols

/// LimitRanges, as far as they bound claims.
enum ClaimLimitStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    if way.wanted.admittedNamespaces.isEmpty { return [] }
    let namespaces = Set(way.wanted.claims.map(\.metadata.namespace))
    return way.contents.limitRanges.filter { range in
      namespaces.contains(range.metadata.namespace)
        && range.limits.contains { $0.type == LimitRange.Item.persistentVolumeClaim }
    }.map { range in
      "LimitRange \(range.metadata.namespace.text)/\(range.metadata.name.text) bounds claims, which is not played: "
        + "claims are made whatever their size"
    }.sorted()
  }
}
