public import Kubernetes
public import Symbols

/// A parsed term of pod (anti-)affinity. Equal terms select the same pods and count in the same topology.
public struct AffinityTerm: Hashable, Sendable {
  /// Sorted by handle.
  var namespaces: [Symbol]
  /// nil selects none.
  var namespaceSelector: LabelSelector?
  /// nil matches no pod.
  var selector: LabelSelector?
  var topologyKey: Symbol

  public init(_ term: PodAffinityTerm, namespace: Symbol) {
    let own = term.namespaces.isEmpty && term.namespaceSelector == nil ? [namespace] : term.namespaces
    namespaces = Set(own).sorted { $0.rawValue < $1.rawValue }
    namespaceSelector = term.namespaceSelector
    selector = term.labelSelector
    topologyKey = term.topologyKey
  }

  /// Whether the term, on a pod that exists, means a pod of this namespace with these labels.
  public func matches(namespace: Symbol, namespaceLabels: LabelSet, labels: LabelSet) -> Bool {
    guard let selector else { return false }
    return (namespaces.contains(namespace) || namespaceSelector?.matches(namespaceLabels) ?? false)
      && selector.matches(labels)
  }

  /// Whether the namespace selector is one that matches no labels at all, but not on purpose.
  var selectsTooMuch: Bool {
    namespaceSelector.map { !$0.isEmpty && $0.matches(LabelSet()) } ?? false
  }

  /// The term as the incoming pod's own: the selected namespaces are looked up once, by name.
  ///
  /// - Parameter leavesSelector: whether the namespace selector stays in place after that and is tested against no labels
  ///   at all, so that one made of `NotIn` and `DoesNotExist` alone selects every namespace.
  func expanded(over namespaces: [Symbol: LabelSet], leavesSelector: Bool) -> PodMatcher {
    let never = PodMatcher(namespaces: [], matchesEveryNamespace: false, selectors: [])
    guard let selector else { return never }
    if let namespaceSelector, namespaceSelector.isEmpty || leavesSelector && selectsTooMuch {
      return PodMatcher(namespaces: [], matchesEveryNamespace: true, selectors: [selector])
    }
    var names = self.namespaces
    if let namespaceSelector {
      names += namespaces.filter { namespaceSelector.matches($0.value) }.map(\.key)
    }
    return PodMatcher(
      namespaces: Set(names).sorted { $0.rawValue < $1.rawValue }, matchesEveryNamespace: false, selectors: [selector])
  }
}

/// Which pods count: those in some namespaces whose labels match all selectors.
struct PodMatcher: Hashable, Sendable {
  var namespaces: [Symbol]
  var matchesEveryNamespace: Bool
  var selectors: [LabelSelector]
  /// Pods on their way out do not count (PodTopologySpread).
  var skipsTerminating = false

  func matches(namespace: Symbol, labels: LabelSet) -> Bool {
    (matchesEveryNamespace || namespaces.contains(namespace)) && selectors.allSatisfy { $0.matches(labels) }
  }
}
