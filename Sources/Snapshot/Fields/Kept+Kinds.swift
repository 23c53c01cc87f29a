import Symbols

/// A kind of object that a snapshot has.
struct KeptKind: Sendable {
  /// The API group; empty for the core.
  let group: String
  let topic: SnapshotTopic
  let fields: Kept

  init(_ group: String, _ topic: SnapshotTopic, _ fields: Kept) {
    self.group = group
    self.topic = topic
    self.fields = fields.adding(["apiVersion": .whole, "kind": .whole])
  }

  /// By kind.
  static let all: [Symbol: KeptKind] = [
    "Node": KeptKind("", .nodes, Kept.node),
    "CSINode": KeptKind("storage.k8s.io", .nodes, Kept.csiNode),
    "Pod": KeptKind("", .pods, Kept.pod),
    "Namespace": KeptKind("", .policy, ["metadata": .metadata(.namespace)]),
    "Service": KeptKind("", .workloads, Kept.service),
    "EndpointSlice": KeptKind("discovery.k8s.io", .workloads, Kept.endpointSlice),
    "LimitRange": KeptKind("", .policy, Kept.limitRange),
    "ResourceQuota": KeptKind("", .policy, Kept.resourceQuota),
    "HorizontalPodAutoscaler": KeptKind("autoscaling", .workloads, Kept.horizontalPodAutoscaler),
    "ValidatingAdmissionPolicy": KeptKind("admissionregistration.k8s.io", .policy, Kept.admissionPolicy),
    "ValidatingAdmissionPolicyBinding": KeptKind("admissionregistration.k8s.io", .policy, Kept.admissionBinding),
    "MutatingAdmissionPolicy": KeptKind("admissionregistration.k8s.io", .policy, Kept.admissionPolicy),
    "MutatingAdmissionPolicyBinding": KeptKind("admissionregistration.k8s.io", .policy, Kept.admissionBinding),
    "ValidatingWebhookConfiguration": KeptKind("admissionregistration.k8s.io", .policy, Kept.webhooks),
    "MutatingWebhookConfiguration": KeptKind("admissionregistration.k8s.io", .policy, Kept.webhooks),
    "PriorityClass": KeptKind("scheduling.k8s.io", .policy, Kept.priorityClass),
    "RuntimeClass": KeptKind("node.k8s.io", .policy, Kept.runtimeClass),
    "PodDisruptionBudget": KeptKind("policy", .policy, Kept.podDisruptionBudget),
    "PersistentVolume": KeptKind("", .storage, Kept.persistentVolume),
    "PersistentVolumeClaim": KeptKind("", .storage, Kept.persistentVolumeClaim),
    "StorageClass": KeptKind("storage.k8s.io", .storage, Kept.storageClass),
    "CSIDriver": KeptKind("storage.k8s.io", .storage, Kept.csiDriver),
    "CSIStorageCapacity": KeptKind("storage.k8s.io", .storage, Kept.csiStorageCapacity),
    "VolumeAttachment": KeptKind("storage.k8s.io", .storage, Kept.volumeAttachment),
    "DeviceClass": KeptKind("resource.k8s.io", .devices, Kept.deviceClass),
    "ResourceClaim": KeptKind("resource.k8s.io", .devices, Kept.resourceClaim),
    "ResourceClaimTemplate": KeptKind("resource.k8s.io", .devices, Kept.resourceClaimTemplate),
    "ResourceSlice": KeptKind("resource.k8s.io", .devices, Kept.resourceSlice),
    "DeviceTaintRule": KeptKind("resource.k8s.io", .devices, Kept.deviceTaintRule),
    "Deployment": KeptKind("apps", .workloads, Kept.workload),
    "ReplicaSet": KeptKind("apps", .workloads, Kept.workload),
    "StatefulSet": KeptKind("apps", .workloads, Kept.workload),
    "DaemonSet": KeptKind("apps", .workloads, Kept.workload),
    "ReplicationController": KeptKind("", .workloads, Kept.replicationController),
    "Job": KeptKind("batch", .workloads, Kept.job),
    "CronJob": KeptKind("batch", .workloads, Kept.cronJob),
  ]
}

/// What an object is about; each topic is a file of a snapshot that is a folder.
public enum SnapshotTopic: String, CaseIterable, Sendable {
  case nodes, policy, storage, devices, workloads, pods
}

extension Kept {
  /// What every object says of itself.
  ///
  /// The annotation that silences findings is kept of all of them.
  static func metadata(_ name: Name, annotations: String..., ofContainers prefixes: [String] = []) -> Kept {
    [
      "name": .name(name), "generateName": .name(name), "namespace": .name(.namespace), "uid": .name(.uid),
      "labels": .labels, "creationTimestamp": .whole, "deletionTimestamp": .whole,
      "ownerReferences": [
        "apiVersion": .whole, "kind": .whole, "name": .name(.owner), "uid": .name(.uid), "controller": .whole,
      ],
      "annotations": .annotations(
        Dictionary((annotations + [SuppressionAnnotation.key]).map { (Symbol($0), whatIsKept(ofAnnotation: $0)) }) {
          _, last in last
        }, ofContainers: prefixes),
    ]
  }

  private static func whatIsKept(ofAnnotation annotation: String) -> Kept {
    if annotation == SuppressionAnnotation.key { return .name(.suppression) }
    if annotation.hasSuffix("selected-node") { return .name(.node) }
    return annotation.hasSuffix("/storage-class") ? .name(.storageClass) : .whole
  }

  static let labelSelector: Kept = ["matchLabels": .labels, "matchExpressions": .requirement]

  static let nodeSelectorTerm: Kept = ["matchExpressions": .requirement, "matchFields": .requirement]

  static let nodeSelector: Kept = ["nodeSelectorTerms": nodeSelectorTerm]

  static let taint: Kept = ["key": .whole, "value": .name(.labelValue), "effect": .whole]

  static let toleration: Kept = [
    "key": .whole, "operator": .whole, "value": .name(.labelValue), "effect": .whole, "tolerationSeconds": .whole,
  ]

  static let resources: Kept = .words("requests", "limits")
}
