extension Kept {
  static let deviceClass: Kept = [
    "metadata": metadata(.known),
    "spec": ["selectors": deviceSelector, "extendedResourceName": .whole],
  ]

  private static let deviceSelector: Kept = ["cel": .words("expression")]

  static let resourceClaim: Kept = [
    "metadata": metadata(.claim, annotations: "resource.kubernetes.io/extended-resource-claim"),
    "spec": claimDevices,
    "status": [
      "allocation": [
        "nodeSelector": nodeSelector, "allocationTimestamp": .whole,
        "devices": [
          "results": [
            "request": .whole, "driver": .whole, "pool": .name(.known), "device": .whole, "adminAccess": .whole,
            "shareID": .whole, "consumedCapacity": .whole, "bindingConditions": .whole,
            "bindingFailureConditions": .whole,
          ]
        ],
      ],
      "devices": [
        "driver": .whole, "pool": .name(.known), "device": .whole, "conditions": .words("type", "status"),
      ],
      "reservedFor": ["resource": .whole, "name": .name(.pod), "uid": .name(.uid)],
    ],
  ]

  static let resourceClaimTemplate: Kept = [
    "metadata": metadata(.object), "spec": ["spec": claimDevices],
  ]

  private static let claimDevices: Kept = [
    "devices": [
      "requests": deviceDemand.adding(["exactly": deviceDemand, "firstAvailable": deviceDemand]),
      "constraints": .words("requests", "matchAttribute", "distinctAttribute"),
    ]
  ]

  private static let deviceDemand: Kept = [
    "name": .whole, "deviceClassName": .whole, "selectors": deviceSelector, "allocationMode": .whole,
    "count": .whole, "adminAccess": .whole, "tolerations": toleration, "capacity": .words("requests"),
  ]

  static let resourceSlice: Kept = [
    "metadata": metadata(.object),
    "spec": reach.adding([
      "driver": .whole, "perDeviceNodeSelection": .whole, "sharedCounters": counterSet,
      "pool": ["name": .name(.known), "generation": .whole, "resourceSliceCount": .whole],
      "devices": device.adding(["basic": device]),
    ]),
  ]

  private static let reach: Kept = ["nodeName": .name(.node), "allNodes": .whole, "nodeSelector": nodeSelector]

  /// Attributes and capacities are whole: what CEL reads cannot be told before it runs.
  private static let device: Kept = reach.adding([
    "name": .whole, "attributes": .whole, "capacity": .whole, "consumesCounters": counterSet, "taints": taint,
    "allowMultipleAllocations": .whole, "bindsToNode": .whole, "bindingConditions": .whole,
    "bindingFailureConditions": .whole,
  ])

  /// An empty selector means every device, and one that is missing none.
  static let deviceTaintRule: Kept = [
    "metadata": metadata(.object),
    "spec": [
      "deviceSelector": ["driver": .whole, "pool": .name(.known), "device": .whole], "taint": taint,
    ],
  ]

  private static let counterSet: Kept = .words("name", "counterSet", "counters")
}
