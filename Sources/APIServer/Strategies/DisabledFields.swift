import Kinds
import Symbols
import Versions
import YAML

/// Takes out the fields of features that are off: the server takes them, and forgets them, unless the stored object has them already.
struct DisabledFields {
  /// A struct and its field, and the gate that has to be on.
  private static let gates: [String: String] = [
    "Container.restartPolicyRules": "ContainerRestartRules",
    "EphemeralContainer.restartPolicyRules": "ContainerRestartRules",
    "EnvVarSource.fileKeyRef": "EnvFiles",
    "Lifecycle.stopSignal": "ContainerStopSignals",
    "PodSpec.hostnameOverride": "HostnameOverride",
    "PodSpec.schedulingGroup": "GenericWorkload",
    "PodSpec.workloadRef": "GenericWorkload",
    "Volume.image": "ImageVolume",
    "VolumeProjection.clusterTrustBundle": "ClusterTrustBundleProjection",
    "VolumeProjection.podCertificate": "PodCertificateRequest",
    "RollingUpdateStatefulSetStrategy.maxUnavailable": "MaxUnavailableStatefulSet",
    "HPAScalingRules.tolerance": "HPAConfigurableTolerance",
    "CSIDriverSpec.preventPodSchedulingIfMissing": "VolumeLimitScaling",
    "CSIDriverSpec.nodeAllocatableUpdatePeriodSeconds": "MutableCSINodeAllocatableCount",
    "CSIDriverSpec.serviceAccountTokenInSecrets": "CSIServiceAccountTokenSecrets",
    "DeviceClassSpec.extendedResourceName": "DRAExtendedResource",
    "ExactDeviceRequest.tolerations": "DRADeviceTaints",
    "DeviceSubRequest.tolerations": "DRADeviceTaints",
    "ExactDeviceRequest.capacity": "DRAConsumableCapacity",
    "DeviceSubRequest.capacity": "DRAConsumableCapacity",
    "DeviceConstraint.distinctAttribute": "DRAConsumableCapacity",
    "Device.taints": "DRADeviceTaints",
    "Device.bindsToNode": "DRADeviceBindingConditions",
    "Device.bindingConditions": "DRADeviceBindingConditions",
    "Device.bindingFailureConditions": "DRADeviceBindingConditions",
    "Device.allowMultipleAllocations": "DRAConsumableCapacity",
    "Device.consumesCounters": "DRAPartitionableDevices",
    "ResourceSliceSpec.sharedCounters": "DRAPartitionableDevices",
    "ResourceSliceSpec.perDeviceNodeSelection": "DRAPartitionableDevices",
  ]

  private let off: Set<String>

  init(_ version: KubernetesVersion) {
    off = Set(Self.gates.filter { !version.isOnByDefault(gate: $0.value) }.keys)
  }

  /// - Parameter old: the stored object; its fields stay.
  func dropped(from object: YAMLDraft, _ type: SchemaType, old: YAMLDraft?) -> YAMLDraft {
    if off.isEmpty { return object }
    var used: Set<String> = []
    if let old { collect(old, type, into: &used) }
    return without(off.subtracting(used), object, type)
  }

  private func collect(_ draft: YAMLDraft, _ type: SchemaType, into used: inout Set<String>) {
    for entry in draft.entries {
      guard let inner = type.field(entry.key)?.type ?? type.element else { continue }
      if type.type.form == .object {
        let name = "\(type.schema.structure(type.type).name).\(entry.key.text)"
        if off.contains(name) { used.insert(name) }
      }
      collect(entry.value, inner, into: &used)
    }
    if let element = type.element { for item in draft.items { collect(item, element, into: &used) } }
  }

  private func without(_ names: Set<String>, _ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    switch draft.content {
    case .scalar: return draft
    case .sequence(let items):
      guard let element = type.element else { return draft }
      return .list(items.map { without(names, $0, element) }, at: draft)
    case .mapping(let entries):
      let owner = type.type.form == .object ? type.schema.structure(type.type).name : ""
      return YAMLDraft(
        .mapping(
          entries.compactMap { entry in
            if !owner.isEmpty, names.contains("\(owner).\(entry.key.text)") { return nil }
            guard let inner = type.field(entry.key)?.type ?? (owner.isEmpty ? type.element : nil) else { return entry }
            return .init(key: entry.key, keyRange: entry.keyRange, value: without(names, entry.value, inner))
          }), at: draft)
    }
  }
}
