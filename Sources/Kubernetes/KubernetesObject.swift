/// Any object of the input that bayplan understands.
///
/// All but pods are boxed, so that a list of pods takes a word for each.
public enum KubernetesObject: Sendable {
  indirect case node(Node)
  case pod(Pod)
  indirect case workload(Workload)
  indirect case namespace(Namespace)
  indirect case service(Service)
  indirect case priorityClass(PriorityClass)
  indirect case podDisruptionBudget(PodDisruptionBudget)
  indirect case horizontalPodAutoscaler(HorizontalPodAutoscaler)
  indirect case limitRange(LimitRange)
  indirect case resourceQuota(ResourceQuota)
  indirect case runtimeClass(RuntimeClass)
  indirect case persistentVolume(PersistentVolume)
  indirect case persistentVolumeClaim(PersistentVolumeClaim)
  indirect case storageClass(StorageClass)
  indirect case csiNode(CSINode)
  indirect case csiDriver(CSIDriver)
  indirect case csiStorageCapacity(CSIStorageCapacity)
  indirect case volumeAttachment(VolumeAttachment)
  indirect case deviceClass(DeviceClass)
  indirect case resourceClaim(ResourceClaim)
  indirect case resourceClaimTemplate(ResourceClaimTemplate)
  indirect case resourceSlice(ResourceSlice)
  indirect case deviceTaintRule(DeviceTaintRule)
  indirect case schedulerConfiguration(KubeSchedulerConfiguration)
}
