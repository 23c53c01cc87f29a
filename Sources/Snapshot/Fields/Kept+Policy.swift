extension Kept {
  static let service: Kept = [
    "metadata": metadata(.object),
    "spec": [
      "selector": .labels, "ports": ["name": .name(.object), "port": .whole, "protocol": .whole],
      "type": .whole, "clusterIP": .name(.address), "externalIPs": .name(.address), "sessionAffinity": .whole,
      "internalTrafficPolicy": .whole, "externalTrafficPolicy": .whole, "externalName": .name(.object),
    ],
  ]

  static let endpointSlice: Kept = [
    "metadata": metadata(.object), "addressType": .whole,
    "ports": ["name": .name(.object), "port": .whole, "protocol": .whole],
    "endpoints": [
      "addresses": .name(.address), "conditions": .words("ready", "serving", "terminating"), "nodeName": .name(.node),
      "zone": .whole, "hints": ["forZones": .words("name"), "forNodes": ["name": .name(.node)]],
    ],
  ]

  static let resourceQuota: Kept = [
    "metadata": metadata(.object),
    "spec": [
      "hard": .keyed(by: .quota), "scopes": .whole,
      "scopeSelector": [
        "matchExpressions": ["scopeName": .whole, "operator": .whole, "values": .name(.priorityClass)]
      ],
    ],
  ]

  static let horizontalPodAutoscaler: Kept = [
    "metadata": metadata(.object),
    "spec": [
      "minReplicas": .whole, "maxReplicas": .whole,
      "scaleTargetRef": ["apiVersion": .whole, "kind": .whole, "name": .name(.owner)],
    ],
  ]

  static let limitRange: Kept = [
    "metadata": metadata(.object),
    "spec": ["limits": .words("type", "min", "max", "default", "defaultRequest", "maxLimitRequestRatio")],
  ]

  /// What a policy is asked about; what it says stays out.
  static let admissionPolicy: Kept = [
    "metadata": metadata(.object), "spec": ["matchConstraints": admissionMatch],
  ]

  static let admissionBinding: Kept = [
    "metadata": metadata(.object), "spec": ["policyName": .name(.object), "matchResources": admissionMatch],
  ]

  static let webhooks: Kept = [
    "metadata": metadata(.object),
    "webhooks": [
      "namespaceSelector": labelSelector, "objectSelector": labelSelector, "rules": admissionRule,
    ],
  ]

  private static let admissionMatch: Kept = [
    "namespaceSelector": labelSelector, "objectSelector": labelSelector, "resourceRules": admissionRule,
    "excludeResourceRules": admissionRule,
  ]

  private static let admissionRule: Kept = [
    "apiGroups": .whole, "apiVersions": .whole, "operations": .whole, "resources": .whole, "scope": .whole,
    "resourceNames": .name(.pod),
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
