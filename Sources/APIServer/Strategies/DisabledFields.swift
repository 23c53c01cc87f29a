import Kinds
import Symbols
import Synchronization
import Versions
import YAML

/// Takes out the fields of features that are off: the server takes them, and forgets them, unless the stored object has them already.
struct DisabledFields: Sendable {
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
    "ResourceSliceSpec.partitionTypeAttribute": "DRAPartitionableDevicesType",
    "ResourceSliceSpec.skipNodeOperations": "DRAOptionalNodeOperations",
    "Device.nodeAllocatableResourceMappings": "DRANodeAllocatableResources",
    "Device.nodeAllocatableResources": "DRANodeAllocatableResources",
    "BasicDevice.nodeAllocatableResourceMappings": "DRANodeAllocatableResources",
    "BasicDevice.nodeAllocatableResources": "DRANodeAllocatableResources",
    "DeviceAttribute.ints": "DRAListTypeAttributes",
    "DeviceAttribute.bools": "DRAListTypeAttributes",
    "DeviceAttribute.strings": "DRAListTypeAttributes",
    "DeviceAttribute.versions": "DRAListTypeAttributes",
    "DeviceCounterConsumption.compatibilityGroups": "DRADeviceCompatibilityGroups",
    "ExactDeviceRequest.derivedAttributes": "DRADerivedAttributes",
    "DeviceSubRequest.derivedAttributes": "DRADerivedAttributes",
    "PodSpec.evictionResponders": "EvictionRequestAPI",
    "VolumeMount.bindMountOptions": "VolumeBindMountOptions",
    "EmptyDirVolumeSource.mode": "EmptyDirVolumeMode",
    "GRPCAction.mode": "GRPCContainerProbeTLS",
    // Its gate is in no list of gates, and off.
    "HTTPGetAction.protocol": "",
    "SecretVolumeSource.defaultUser": "AtomicWriteVolumeUserFields",
    "ConfigMapVolumeSource.defaultUser": "AtomicWriteVolumeUserFields",
    "DownwardAPIVolumeSource.defaultUser": "AtomicWriteVolumeUserFields",
    "ProjectedVolumeSource.defaultUser": "AtomicWriteVolumeUserFields",
    "KeyToPath.user": "AtomicWriteVolumeUserFields",
    "DownwardAPIVolumeFile.user": "AtomicWriteVolumeUserFields",
    "ServiceAccountTokenProjection.user": "AtomicWriteVolumeUserFields",
    "ClusterTrustBundleProjection.user": "AtomicWriteVolumeUserFields",
    "PodCertificateProjection.user": "AtomicWriteVolumeUserFields",
    "JobSpec.scheduling": "WorkloadWithJob",
    "LeaseSpec.strategy": "CoordinatedLeaderElection",
    "LeaseSpec.preferredHolder": "CoordinatedLeaderElection",
    "NodeSpec.podPreemptionPolicy": "InPlacePodVerticalScalingSchedulerPreemption",
  ]

  /// By the names of structs.
  private let off: [String: Set<Symbol>]
  private let reach = Reach()

  init(_ version: KubernetesVersion) {
    var off: [String: Set<Symbol>] = [:]
    for (name, gate) in Self.gates where !version.isOnByDefault(gate: gate) {
      let parts = name.split(separator: ".").map(String.init)
      off[parts[0], default: []].insert(Symbol(parts[1]))
    }
    self.off = off
  }

  /// - Parameter old: the stored object; its fields stay.
  func dropped(from object: YAMLDraft, _ type: SchemaType, old: YAMLDraft?) -> YAMLDraft {
    if off.isEmpty || !reach.holds(type, off) { return object }
    var off = off
    if let old { takeUsed(old, type, from: &off) }
    return without(off, object, type) ?? object
  }

  private func takeUsed(_ draft: YAMLDraft, _ type: SchemaType, from off: inout [String: Set<Symbol>]) {
    switch type.type.form {
    case .object:
      let name = type.schema.structureFacts(of: type.type).name
      for entry in draft.entries {
        guard let inner = type.field(entry.key)?.type else { continue }
        off[name]?.remove(entry.key)
        takeUsed(entry.value, inner, from: &off)
      }
    case .list, .map:
      guard let element = type.element else { return }
      for entry in draft.entries { takeUsed(entry.value, element, from: &off) }
      for item in draft.items { takeUsed(item, element, from: &off) }
    default: return
    }
  }

  /// - Returns: nil where nothing is taken out.
  private func without(_ off: [String: Set<Symbol>], _ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft? {
    switch (type.type.form, draft.content) {
    case (.list, .sequence(var items)):
      guard let element = type.element, element.type.form == .object else { return nil }
      var isChanged = false
      for number in items.indices {
        guard let left = without(off, items[number], element) else { continue }
        items[number] = left
        isChanged = true
      }
      return isChanged ? .list(items, at: draft) : nil
    case (.object, .mapping(var entries)), (.map, .mapping(var entries)):
      var isChanged = false
      let structure = type.type.form == .object ? type.schema.structure(type.type) : nil
      if structure != nil, let names = off[type.schema.structureFacts(of: type.type).name],
        entries.contains(where: { names.contains($0.key) })
      {
        entries.removeAll { names.contains($0.key) }
        isChanged = true
      }
      for number in entries.indices {
        let inner =
          structure.map { structure in
            structure.place(of: entries[number].key).map { SchemaType(type.schema, structure.types[$0]) }
          } ?? type.element
        guard let inner, inner.type.form == .object || inner.type.form == .list || inner.type.form == .map,
          let left = without(off, entries[number].value, inner)
        else { continue }
        entries[number].value = left
        isChanged = true
      }
      return isChanged ? YAMLDraft(.mapping(entries), at: draft) : nil
    default: return nil
    }
  }
}

/// Which kinds can have such fields: most have none, and are not looked through.
private final class Reach: Sendable {
  private let known = Mutex<[Int32: Bool]>([:])

  func holds(_ type: SchemaType, _ off: [String: Set<Symbol>]) -> Bool {
    known.withLock { known in
      if let found = known[type.type.reference] { return found }
      var seen: Set<Int32> = []
      let found = Self.find(type, off, &seen)
      known[type.type.reference] = found
      return found
    }
  }

  private static func find(_ type: SchemaType, _ off: [String: Set<Symbol>], _ seen: inout Set<Int32>) -> Bool {
    if let element = type.element { return find(element, off, &seen) }
    guard type.type.form == .object, seen.insert(type.type.reference).inserted else { return false }
    let structure = type.schema.structure(type.type)
    if off[structure.name] != nil { return true }
    return structure.types.contains { find(SchemaType(type.schema, $0), off, &seen) }
  }
}
