import Symbols

/// The strategy of each kind.
enum Strategies {
  static func of(_ kind: Symbol) -> any KindStrategy { byKind[kind] ?? PlainStrategy() }

  private static let counted = PlainStrategy(hasGeneration: true)
  private static let workload = PlainStrategy(hasStatus: true, hasGeneration: true, statusKeepsLabels: true)

  private static let byKind: [Symbol: any KindStrategy] = [
    "CronJob": workload, "DaemonSet": DaemonSetStrategy(), "Job": JobStrategy(),
    "Deployment": PlainStrategy(
      hasStatus: true, hasGeneration: true, countsAnnotations: true, statusKeepsLabels: true),
    "HorizontalPodAutoscaler": HorizontalPodAutoscalerStrategy(),
    "ReplicaSet": workload, "ReplicationController": workload, "StatefulSet": workload,
    "PodDisruptionBudget": PlainStrategy(hasStatus: true, hasGeneration: true),
    "Ingress": PlainStrategy(hasStatus: true, hasGeneration: true), "NetworkPolicy": counted,
    "EndpointSlice": counted, "PriorityClass": counted, "DeviceClass": counted, "ResourceSlice": counted,
    "PodTemplate": PlainStrategy(hasGeneration: true, returnsDeletedObject: true), "IngressClass": counted,
    "DeviceTaintRule": DeviceTaintRuleStrategy(),
    "CSIDriver": PlainStrategy(hasGeneration: true, countsOnlyChanges: true),
    "ValidatingAdmissionPolicy": PlainStrategy(hasStatus: true, hasGeneration: true),
    "ValidatingAdmissionPolicyBinding": counted, "MutatingAdmissionPolicy": counted,
    "MutatingAdmissionPolicyBinding": counted, "ValidatingWebhookConfiguration": counted,
    "MutatingWebhookConfiguration": counted,
    "FlowSchema": PlainStrategy(hasStatus: true, hasGeneration: true),
    "PriorityLevelConfiguration": PlainStrategy(hasStatus: true, hasGeneration: true),
    "PersistentVolumeClaim": PersistentVolumeClaimStrategy(),
    "ResourceQuota": PlainStrategy(hasStatus: true, returnsDeletedObject: true),
    "ResourceClaim": PlainStrategy(hasStatus: true),
    "ServiceAccount": PlainStrategy(returnsDeletedObject: true),
    "StorageVersionMigration": PlainStrategy(hasStatus: true),
    "CertificateSigningRequest": PlainStrategy(hasStatus: true),
    "VolumeAttachment": PlainStrategy(hasStatus: true),
    "Namespace": NamespaceStrategy(), "Node": NodeStrategy(), "PersistentVolume": PersistentVolumeStrategy(),
    "Pod": PodStrategy(), "Secret": SecretStrategy(), "Service": ServiceStrategy(), "Lease": LeaseStrategy(),
  ]
}
