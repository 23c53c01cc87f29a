import Kubernetes
import SourceText
import Symbols

/// A label of nodes that a pod's spec names, and where.
struct NodeLabelUse {
  let key: Symbol
  let place: Place
}

extension Place {
  static func topologyKey(of constraint: TopologySpreadConstraint) -> Place {
    .node(constraint.origin, .field("topologyKey"))
  }

  /// A preferred term's origin is that of what is around it where the term itself is missing.
  static func topologyKey(of term: PodAffinityTerm) -> Place { .node(term.origin, .field("topologyKey")) }
}
