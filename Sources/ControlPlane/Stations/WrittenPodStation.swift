import APIServer
import Kubernetes
import Symbols

/// Pods whose manifests are not at hand, and of which pod security can say nothing therefore.
enum WrittenPodStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    let enforces = way.contents.namespaceMetadata.values.contains { NamespaceSecurity($0.labels).enforced != nil }
    if !enforces { return [] }
    let blind = Set(way.made.lazy.filter { $0.spec.value.written == nil }.map(\.metadata.namespace))
    return blind.sorted { $0.precedes($1) }.compactMap { namespace in
      guard let policy = NamespaceSecurity(way.labels(ofNamespace: namespace)).enforced, policy.level > .privileged
      else { return nil }
      return
        "namespace \(namespace.text) enforces pod security \"\(policy.level.rawValue)\", and of some of its pods there "
        + "is no manifest to look at: these are admitted whatever they ask for"
    }
  }
}
