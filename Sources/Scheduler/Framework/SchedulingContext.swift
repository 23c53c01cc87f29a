import Kubernetes
import Symbols

/// What a plugin may look at beside the pod: the table of nodes and the other objects of the cluster.
struct SchedulingContext {
  let cluster: Cluster
  let objects: ClusterObjects
  let volumes: VolumeTable
  let devices: DeviceTable
  let version: KubernetesVersion
  /// What the pods of the pod's class share.
  let kept: ClassTable
}
