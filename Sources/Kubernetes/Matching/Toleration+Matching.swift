public import Symbols

extension Toleration {
  /// Whether this tolerates a taint. `tolerationSeconds` plays no part in scheduling.
  ///
  /// Source: "Taints and Tolerations", Kubernetes documentation.
  public func tolerates(_ taint: Taint) -> Bool {
    if let effect, effect != taint.effect { return false }
    if !key.isEmpty, key != taint.key { return false }
    switch `operator` {
    case .equal: return value == taint.value
    case .exists: return true
    case .unsupported: return false
    }
  }
}

extension Sequence<Toleration> {
  /// Whether any of them tolerates the taint.
  public func tolerate(_ taint: Taint) -> Bool {
    contains { $0.tolerates(taint) }
  }
}

extension PodSpec {
  /// `nodeSelector` and required node affinity together, with the pin of a DaemonSet's pod in the affinity's place.
  public func matchesRequiredNodeAffinity(name: Symbol, labels: LabelSet, pinnedTo pin: Symbol?) -> Bool {
    if let nodeSelector, !nodeSelector.matches(labels) { return false }
    if let pin { return pin == name }
    return affinity?.requiredNode?.matches(name: name, labels: labels) ?? true
  }
}
