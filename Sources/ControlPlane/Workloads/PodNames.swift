import Kubernetes
import Symbols

/// Gives pods of workloads names that do not depend on their template: `checkout-0`, and `checkout-deployment-0` where
/// that is taken.
struct PodNames {
  private var taken: Set<Key>

  private struct Key: Hashable {
    let namespace: Symbol
    let name: Symbol
  }

  /// - Parameter pods: every pod that has its name already.
  init(_ pods: some Sequence<Pod>) {
    taken = Set(pods.map { Key(namespace: $0.metadata.namespace, name: $0.metadata.name) })
  }

  mutating func name(for identity: PodIdentity, in namespace: Symbol) -> Symbol {
    let plain = Symbol("\(identity.name.text)-\(identity.ordinal)")
    if taken.insert(Key(namespace: namespace, name: plain)).inserted { return plain }
    var name = Symbol("\(identity.name.text)-\(identity.kind.rawValue.lowercased())-\(identity.ordinal)")
    var attempt = 2
    while !taken.insert(Key(namespace: namespace, name: name)).inserted {
      name = Symbol("\(identity.name.text)-\(identity.kind.rawValue.lowercased())-\(identity.ordinal)-\(attempt)")
      attempt += 1
    }
    return name
  }
}
