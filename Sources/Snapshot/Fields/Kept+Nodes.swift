extension Kept {
  static let node: Kept = [
    "metadata": metadata(.node),
    "spec": [
      "unschedulable": .whole, "taints": taint, "podCIDR": .name(.addressBlock), "podCIDRs": .name(.addressBlock),
    ],
    "status": [
      "capacity": .whole, "allocatable": .whole, "declaredFeatures": .whole,
      "images": ["names": .name(.image), "sizeBytes": .whole],
    ],
  ]

  static let csiNode: Kept = [
    "metadata": metadata(.node, annotations: "storage.alpha.kubernetes.io/migrated-plugins"),
    "spec": [
      "drivers": [
        "name": .whole, "nodeID": .name(.handle), "topologyKeys": .whole, "allocatable": .words("count"),
      ]
    ],
  ]
}
