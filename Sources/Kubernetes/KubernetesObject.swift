/// Any object of the input that bayplan understands.
public enum KubernetesObject: Sendable {
  case node(Node)
  case pod(Pod)
  case workload(Workload)
  case namespace(Namespace)
  case service(Service)
  case priorityClass(PriorityClass)
  case podDisruptionBudget(PodDisruptionBudget)
  case limitRange(LimitRange)
  case runtimeClass(RuntimeClass)
  case persistentVolume(PersistentVolume)
  case persistentVolumeClaim(PersistentVolumeClaim)
  case storageClass(StorageClass)
  case csiNode(CSINode)
  case csiDriver(CSIDriver)
  case csiStorageCapacity(CSIStorageCapacity)
  case schedulerConfiguration(KubeSchedulerConfiguration)
}
