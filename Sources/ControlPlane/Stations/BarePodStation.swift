import APIServer
import Kubernetes
import Symbols

/// The door that bare pods do not go through unless they are sent there.
enum BarePodStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    untouched(way) + passed(way)
  }

  private static func untouched(_ way: PodWay) -> [String] {
    let namespaces = Set(way.contents.limitRanges.map(\.metadata.namespace))
    let isMissed = way.wanted.untouched.contains {
      namespaces.contains($0.metadata.namespace) || !$0.spec.runtimeClassName.isEmpty
    }
    return isMissed ? ["pods of -f are taken as written: LimitRanges and RuntimeClasses do not touch them"] : []
  }

  /// What would be asked about them.
  private static func passed(_ way: PodWay) -> [String] {
    let bare = way.bare
    if bare.isEmpty { return [] }
    var askers: [(what: String, pods: [Pod])] = AdmissionRegistrationStation.covering(bare, way).map {
      ("\($0.kind.rawValue) \($0.metadata.name.text)", $1)
    }
    askers += way.contents.resourceQuotas.map { quota in
      (
        quota.title, bare.filter { $0.metadata.namespace == quota.metadata.namespace && quota.counts($0.spec.value) }
      )
    }
    for namespace in Set(bare.map(\.metadata.namespace)).sorted(by: { $0.precedes($1) }) {
      guard let policy = NamespaceSecurity(way.labels(ofNamespace: namespace)).enforced, policy.level > .privileged
      else { continue }
      askers.append(
        (
          "pod security \"\(policy.level.rawValue)\" of namespace \(namespace.text)",
          bare.filter { $0.metadata.namespace == namespace }
        ))
    }
    return askers.filter { !$0.pods.isEmpty }.map { what, pods in
      let names = pods.prefix(3).map(PodWay.name).joined(separator: ", ")
      let more = pods.count > 3 ? " and \(pods.count - 3) more" : ""
      return "\(what) is not asked about \(names)\(more): bare pods are taken as written "
        + "(--admission, in a test admission: true, sends them through admission)"
    }
  }
}
