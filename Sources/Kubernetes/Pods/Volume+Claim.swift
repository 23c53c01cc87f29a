public import Symbols

extension Volume {
  /// The PersistentVolumeClaim that it stands for in a pod of that name; nil for other volumes. The claim of an ephemeral
  /// volume is named for the pod and the volume.
  public func claimName(ofPod pod: Symbol) -> Symbol? {
    switch source {
    case .claim(let name, _): name
    case .ephemeral: Symbol("\(pod.text)-\(name.text)")
    default: nil
    }
  }
}
