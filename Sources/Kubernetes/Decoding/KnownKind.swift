import Symbols

/// A kind that bayplan reads, with the versions it is read in.
struct KnownKind {
  enum Kind {
    case node, pod, namespace, service, priorityClass, podDisruptionBudget, limitRange, runtimeClass
    case horizontalPodAutoscaler, resourceQuota
    case persistentVolume, persistentVolumeClaim, storageClass, csiNode, csiDriver, csiStorageCapacity
    case volumeAttachment
    case deviceClass, resourceClaim, resourceClaimTemplate, resourceSlice, deviceTaintRule
    case workload(Workload.Kind)
    case admissionRegistration(AdmissionRegistration.Kind)
  }

  let kind: Kind
  /// The version that current API servers serve.
  let current: Symbol
  /// Versions of the past with the same meaning.
  let older: [Symbol]
  /// Versions with the same meaning that are served too, by some API servers at least.
  let others: [Symbol]

  private init(_ kind: Kind, _ current: Symbol, older: [Symbol] = [], others: [Symbol] = []) {
    self.kind = kind
    self.current = current
    self.older = older
    self.others = others
  }

  static let byName: [Symbol: KnownKind] = {
    let storage: [Symbol] = ["storage.k8s.io/v1beta1", "storage.k8s.io/v1alpha1"]
    let resource: [Symbol] = ["resource.k8s.io/v1beta2", Word.resourceBeta1]
    let apps: [Symbol] = ["apps/v1beta2", "apps/v1beta1", "extensions/v1beta1"]
    let batch: [Symbol] = ["batch/v1beta1", "batch/v2alpha1", "extensions/v1beta1"]
    var kinds: [Symbol: KnownKind] = [
      "Node": KnownKind(.node, "v1"),
      "Pod": KnownKind(.pod, "v1"),
      "Namespace": KnownKind(.namespace, "v1"),
      "Service": KnownKind(.service, "v1"),
      "PersistentVolume": KnownKind(.persistentVolume, "v1"),
      "PersistentVolumeClaim": KnownKind(.persistentVolumeClaim, "v1"),
      "PriorityClass": KnownKind(
        .priorityClass, "scheduling.k8s.io/v1", older: ["scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1alpha1"]),
      "PodDisruptionBudget": KnownKind(.podDisruptionBudget, "policy/v1", older: ["policy/v1beta1"]),
      "HorizontalPodAutoscaler": KnownKind(
        .horizontalPodAutoscaler, "autoscaling/v2",
        older: ["autoscaling/v1", "autoscaling/v2beta2", "autoscaling/v2beta1"]),
      "LimitRange": KnownKind(.limitRange, "v1"),
      "ResourceQuota": KnownKind(.resourceQuota, "v1"),
      "RuntimeClass": KnownKind(.runtimeClass, "node.k8s.io/v1", older: ["node.k8s.io/v1beta1"]),
      "StorageClass": KnownKind(.storageClass, "storage.k8s.io/v1", older: storage),
      "CSINode": KnownKind(.csiNode, "storage.k8s.io/v1", older: storage),
      "CSIDriver": KnownKind(.csiDriver, "storage.k8s.io/v1", older: storage),
      "CSIStorageCapacity": KnownKind(.csiStorageCapacity, "storage.k8s.io/v1", older: storage),
      "VolumeAttachment": KnownKind(.volumeAttachment, "storage.k8s.io/v1", older: storage),
      "DeviceClass": KnownKind(.deviceClass, "resource.k8s.io/v1", older: resource),
      "ResourceClaim": KnownKind(.resourceClaim, "resource.k8s.io/v1", older: resource),
      "ResourceClaimTemplate": KnownKind(.resourceClaimTemplate, "resource.k8s.io/v1", older: resource),
      "ResourceSlice": KnownKind(.resourceSlice, "resource.k8s.io/v1", older: resource),
      "DeviceTaintRule": KnownKind(
        .deviceTaintRule, "resource.k8s.io/v1", older: ["resource.k8s.io/v1beta2", "resource.k8s.io/v1alpha3"]),
    ]
    for kind in Workload.Kind.allCases {
      let older =
        switch kind {
        case .deployment, .replicaSet, .statefulSet, .daemonSet: apps
        case .job, .cronJob: batch
        case .replicationController: [Symbol]()
        }
      kinds[Symbol(kind.rawValue)] = KnownKind(.workload(kind), Symbol(kind.apiVersion), older: older)
    }
    let group = "admissionregistration.k8s.io"
    for kind in AdmissionRegistration.Kind.allCases {
      kinds[Symbol(kind.rawValue)] = KnownKind(
        .admissionRegistration(kind), Symbol("\(group)/v1"),
        others: [Symbol("\(group)/v1beta1"), Symbol("\(group)/v1alpha1")])
    }
    return kinds
  }()

  /// Whether a version belongs to a group that Kubernetes itself defines and whose kinds bayplan reads.
  static func isBuiltIn(_ apiVersion: Symbol) -> Bool {
    let parts = apiVersion.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count < 2
      || [
        "admissionregistration.k8s.io", "apps", "autoscaling", "batch", "extensions", "node.k8s.io", "policy",
        "resource.k8s.io", "scheduling.k8s.io",
        "storage.k8s.io",
      ]
      .contains(parts[0])
  }
}
