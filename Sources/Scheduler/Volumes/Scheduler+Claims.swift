import Kubernetes
public import Symbols

extension Scheduler {
  /// The node to which a claim without a volume is tied, because a pod that uses it went there.
  public func selectedNode(of claim: ClusterObjects.Key) -> Symbol? {
    guard let claim = volumes.claim(claim), claim.spec.volumeName.isEmpty else { return nil }
    return claim.metadata.annotations[PersistentVolumeClaim.selectedNode]
  }
}
