extension Kept {
  static let service: Kept = [
    "metadata": metadata(.object), "spec": ["selector": .labels, "ports": .words("name", "port", "protocol")],
  ]

  static let limitRange: Kept = [
    "metadata": metadata(.object),
    "spec": ["limits": .words("type", "min", "max", "default", "defaultRequest", "maxLimitRequestRatio")],
  ]

  static let priorityClass: Kept = [
    "metadata": metadata(.priorityClass), "value": .whole, "globalDefault": .whole, "preemptionPolicy": .whole,
  ]

  static let runtimeClass: Kept = [
    "metadata": metadata(.runtimeClass), "handler": .name(.runtimeClass), "overhead": .words("podFixed"),
    "scheduling": ["nodeSelector": .labels, "tolerations": toleration],
  ]

  static let podDisruptionBudget: Kept = [
    "metadata": metadata(.object),
    "spec": ["selector": labelSelector, "minAvailable": .whole, "maxUnavailable": .whole],
    "status": ["disruptionsAllowed": .whole, "disruptedPods": .keyed(by: .pod)],
  ]
}
