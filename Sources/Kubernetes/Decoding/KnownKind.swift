import Kinds
import Symbols

/// A kind that is decoded for placement, with the versions it is read in.
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
  let description: KindDescription

  /// The version that current API servers serve.
  var current: Symbol { description.current }

  static let byName: [Symbol: KnownKind] = {
    var kinds: [(name: Symbol, kind: Kind)] = [
      ("Node", .node), ("Pod", .pod), ("Namespace", .namespace), ("Service", .service),
      ("PersistentVolume", .persistentVolume), ("PersistentVolumeClaim", .persistentVolumeClaim),
      ("PriorityClass", .priorityClass), ("PodDisruptionBudget", .podDisruptionBudget),
      ("HorizontalPodAutoscaler", .horizontalPodAutoscaler), ("LimitRange", .limitRange),
      ("ResourceQuota", .resourceQuota), ("RuntimeClass", .runtimeClass), ("StorageClass", .storageClass),
      ("CSINode", .csiNode), ("CSIDriver", .csiDriver), ("CSIStorageCapacity", .csiStorageCapacity),
      ("VolumeAttachment", .volumeAttachment), ("DeviceClass", .deviceClass), ("ResourceClaim", .resourceClaim),
      ("ResourceClaimTemplate", .resourceClaimTemplate), ("ResourceSlice", .resourceSlice),
      ("DeviceTaintRule", .deviceTaintRule),
    ]
    for kind in Workload.Kind.allCases { kinds.append((Symbol(kind.rawValue), .workload(kind))) }
    for kind in AdmissionRegistration.Kind.allCases {
      kinds.append((Symbol(kind.rawValue), .admissionRegistration(kind)))
    }
    var found: [Symbol: KnownKind] = [:]
    for (name, kind) in kinds {
      found[name] = KindCatalogue.kind(name).map { KnownKind(kind: kind, description: $0) }
    }
    return found
  }()

  /// Whether a version belongs to a group that Kubernetes itself defines and whose kinds are described.
  static func isBuiltIn(_ apiVersion: Symbol) -> Bool {
    let group = apiVersion.apiGroup
    return group.isEmpty || KindCatalogue.all.contains { $0.isOf(group: group) }
  }
}
