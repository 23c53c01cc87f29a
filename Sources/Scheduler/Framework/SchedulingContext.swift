import Kubernetes
import Symbols
import Versions

/// What a plugin may look at beside the pod: the table of nodes and the other objects of the cluster.
final class SchedulingContext {
  let cluster: Cluster
  let objects: ClusterObjects
  let volumes: VolumeTable
  let devices: DeviceTable
  let version: KubernetesVersion
  /// What the pods of the class share whose turn it is.
  var kept: ClassTable
  /// Decisions carry a checksum over all nodes.
  let folds: Bool

  init(
    cluster: Cluster, objects: ClusterObjects, volumes: VolumeTable, devices: DeviceTable, version: KubernetesVersion,
    folds: Bool
  ) {
    self.cluster = cluster
    self.objects = objects
    self.volumes = volumes
    self.devices = devices
    self.version = version
    self.folds = folds
    kept = ClassTable(cluster)
  }
}
