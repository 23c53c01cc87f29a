import Versions

/// The matching rules, written down once more in the plainest way.
extension PlainSelector {
  func matches(_ labels: [String: String]) -> Bool {
    for (key, value) in self.labels where labels[key] != value { return false }
    for expression in expressions where !expression.matches(labels) { return false }
    return true
  }

  /// With `key In [value]`, or `NotIn`, for each key that the pod has.
  func adding(_ keys: [String], _ operator: String, of pod: PlainPod) -> PlainSelector {
    var selector = self
    for key in keys {
      guard let value = pod.labels[key] else { continue }
      selector.expressions.append(PlainExpression(key: key, operator: `operator`, values: [value]))
    }
    return selector
  }
}

extension PlainExpression {
  func matches(_ labels: [String: String]) -> Bool {
    let value = labels[key]
    switch `operator` {
    case "In": return value != nil && values.contains(value!)
    case "NotIn": return value == nil || !values.contains(value!)
    case "Exists": return value != nil
    case "DoesNotExist": return value == nil
    case "Gt":
      guard let value, let number = Int(value), let bound = Int(values[0]) else { return false }
      return number > bound
    case "Lt":
      guard let value, let number = Int(value), let bound = Int(values[0]) else { return false }
      return number < bound
    default: return false
    }
  }
}

extension PlainNodeTerm {
  func matches(_ node: PlainNode) -> Bool {
    if expressions.isEmpty, name == nil { return false }
    if let name, name != node.name { return false }
    return expressions.allSatisfy { $0.matches(node.labels) }
  }
}

extension PlainToleration {
  func tolerates(_ taint: PlainTaint) -> Bool {
    if !effect.isEmpty, effect != taint.effect { return false }
    if !key.isEmpty, key != taint.key { return false }
    return `operator` == "Exists" || value == taint.value
  }
}

extension PlainPod {
  func tolerates(_ taint: PlainTaint) -> Bool { tolerations.contains { $0.tolerates(taint) } }

  /// nodeSelector and required node affinity.
  func wants(_ node: PlainNode) -> Bool {
    for (key, value) in nodeSelector where node.labels[key] != value { return false }
    guard let requiredNodeTerms else { return true }
    return requiredNodeTerms.contains { $0.matches(node) }
  }

  var hostPorts: [PlainPort] {
    (containers + initContainers.filter(\.isSidecar)).flatMap(\.hostPorts)
  }
}

extension PlainTerm {
  /// The selector as the API server stores it.
  func storedSelector(on owner: PlainPod) -> PlainSelector? {
    selector?.adding(matchLabelKeys, "In", of: owner).adding(mismatchLabelKeys, "NotIn", of: owner)
  }

  /// Whether the term of a pod that is there means another.
  ///
  /// - Parameter namespaceLabels: of the other's namespace.
  func means(_ other: PlainPod, owner: PlainPod, namespaceLabels: [String: String]) -> Bool {
    let own = namespaces.isEmpty && namespaceSelector == nil ? [owner.namespace] : namespaces
    guard own.contains(other.namespace) || namespaceSelector?.matches(namespaceLabels) ?? false else { return false }
    return storedSelector(on: owner)?.matches(other.labels) ?? false
  }

  /// Whether the incoming pod's own term means a pod that is there. The selector of namespaces is also held against no
  /// labels at all, as kube-scheduler does it before 1.37.2.
  func ownMeans(_ other: PlainPod, owner: PlainPod, in scheduler: PlainScheduler) -> Bool {
    let isHeldAgainstNothing = scheduler.version.minor < 37 || namespaceSelector?.isEmpty ?? false
    if isHeldAgainstNothing, let namespaceSelector, namespaceSelector.matches([:]) {
      return storedSelector(on: owner)?.matches(other.labels) ?? false
    }
    return means(other, owner: owner, namespaceLabels: scheduler.namespaces[other.namespace] ?? [:])
  }
}

extension PlainConstraint {
  func mergedSelector(on owner: PlainPod) -> PlainSelector? { selector?.adding(matchLabelKeys, "In", of: owner) }
}
