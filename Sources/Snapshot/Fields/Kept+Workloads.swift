import Symbols

extension Kept {
  static let workload: Kept = [
    "metadata": metadata(.owner), "spec": workloadSpec.adding(["selector": labelSelector]),
  ]

  /// How far it has come decides how many pods it still makes.
  static let job: Kept = [
    "metadata": metadata(.owner), "spec": workloadSpec.adding(["selector": labelSelector, "manualSelector": .whole]),
    "status": [
      "active": .whole, "succeeded": .whole, "completedIndexes": .whole, "failedIndexes": .whole,
      "conditions": .only(
        "type", in: ["Complete", "Failed", "SuccessCriteriaMet", "FailureTarget"], .words("type", "status")),
    ],
  ]

  static let replicationController: Kept = [
    "metadata": metadata(.owner), "spec": workloadSpec.adding(["selector": .labels]),
  ]

  static let cronJob: Kept = [
    "metadata": metadata(.owner),
    "spec": [
      "suspend": .whole, "schedule": .whole,
      "jobTemplate": ["spec": workloadSpec.adding(["selector": labelSelector])],
    ],
  ]

  private static let workloadSpec: Kept = [
    "replicas": .whole, "parallelism": .whole, "completions": .whole, "suspend": .whole, "completionMode": .whole,
    "podManagementPolicy": .whole, "ordinals": .words("start"), "serviceName": .name(.object),
    "strategy": updateStrategy, "updateStrategy": updateStrategy,
    "template": ["metadata": podMetadata(.pod), "spec": podSpec],
    "volumeClaimTemplates": [
      "metadata": [
        "name": .name(.podVolume), "labels": .labels,
        "annotations": ["volume.beta.kubernetes.io/storage-class": .name(.storageClass)],
      ],
      "spec": claimSpec,
    ],
  ]

  private static let updateStrategy: Kept = [
    "type": .whole, "rollingUpdate": .words("maxSurge", "maxUnavailable"),
  ]
}
