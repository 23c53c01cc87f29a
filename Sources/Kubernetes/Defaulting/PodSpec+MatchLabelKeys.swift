public import Symbols

extension Shared where Value == PodSpec {
  /// Writes `matchLabelKeys` and `mismatchLabelKeys` into the selectors beside them, as the API server does when a pod
  /// is created. The very same object when there is nothing to write.
  ///
  /// - Parameter labels: the pod's final labels, `pod-template-hash` included.
  public func mergingMatchLabelKeys(labels: LabelSet) -> Shared<PodSpec> {
    value.mergingMatchLabelKeys(labels: labels).map { Shared($0) } ?? self
  }
}

extension PodSpec {
  /// The spec with its label keys written into the selectors, nil when there is nothing to write.
  ///
  /// Keys that the pod lacks and terms without a selector are left alone; what is there already is not written again.
  public func mergingMatchLabelKeys(labels: LabelSet) -> PodSpec? {
    guard hasMatchLabelKeys else { return nil }
    var merged = self
    var isChanged = false
    if var affinity {
      for slot in affinity.requiredPod.indices {
        if affinity.requiredPod[slot].mergeLabelKeys(labels) { isChanged = true }
      }
      for slot in affinity.requiredPodAnti.indices {
        if affinity.requiredPodAnti[slot].mergeLabelKeys(labels) { isChanged = true }
      }
      for slot in affinity.preferredPod.indices {
        if affinity.preferredPod[slot].term.mergeLabelKeys(labels) { isChanged = true }
      }
      for slot in affinity.preferredPodAnti.indices {
        if affinity.preferredPodAnti[slot].term.mergeLabelKeys(labels) { isChanged = true }
      }
      merged.affinity = affinity
    }
    for slot in topologySpreadConstraints.indices {
      let keys = topologySpreadConstraints[slot].matchLabelKeys
      if merged.topologySpreadConstraints[slot].labelSelector?.add(keys, .in, of: labels) == true { isChanged = true }
    }
    return isChanged ? merged : nil
  }

  /// The label keys whose values go into selectors: pods with the same values have the same selectors.
  public var selectorLabelKeys: Set<Symbol> {
    var keys = Set(topologySpreadConstraints.flatMap(\.matchLabelKeys))
    guard let affinity else { return keys }
    let terms =
      affinity.requiredPod + affinity.requiredPodAnti + affinity.preferredPod.map(\.term)
      + affinity.preferredPodAnti.map(\.term)
    for term in terms { keys.formUnion(term.matchLabelKeys + term.mismatchLabelKeys) }
    return keys
  }

  private var hasMatchLabelKeys: Bool {
    if topologySpreadConstraints.contains(where: { !$0.matchLabelKeys.isEmpty }) { return true }
    guard let affinity else { return false }
    return affinity.requiredPod.contains { $0.hasLabelKeys } || affinity.requiredPodAnti.contains { $0.hasLabelKeys }
      || affinity.preferredPod.contains { $0.term.hasLabelKeys }
      || affinity.preferredPodAnti.contains { $0.term.hasLabelKeys }
  }
}

extension PodAffinityTerm {
  fileprivate var hasLabelKeys: Bool { !matchLabelKeys.isEmpty || !mismatchLabelKeys.isEmpty }

  /// Returns whether the selector changed.
  fileprivate mutating func mergeLabelKeys(_ labels: LabelSet) -> Bool {
    let matched = labelSelector?.add(matchLabelKeys, .in, of: labels) == true
    let mismatched = labelSelector?.add(mismatchLabelKeys, .notIn, of: labels) == true
    return matched || mismatched
  }
}

extension LabelSelector {
  /// Adds `key In [value]`, or `NotIn`, for each key that the labels have; returns whether any was new.
  fileprivate mutating func add(_ keys: [Symbol], _ operator: Requirement.Operator, of labels: LabelSet) -> Bool {
    var isChanged = false
    for key in keys {
      guard let value = labels[key] else { continue }
      let text = `operator` == .in ? Word.in : Word.notIn
      let requirement = Requirement(key: key, operator: `operator`, operatorText: text, values: [value])
      if requirements.contains(requirement) { continue }
      requirements.append(requirement)
      isChanged = true
    }
    return isChanged
  }
}
