import Kubernetes
import Scheduler
import Symbols

/// What keeps a claim unbound that waits for no pod.
enum ClaimFate: Hashable {
  case wouldBind(Symbol)
  case wouldProvision(Symbol)
  case unknownClass(Symbol)
  case provisionsNone(Symbol)
  /// It leaves the class to the cluster.
  case noDefault
  /// It asks for none.
  case classless
  case unknownVolume(Symbol)

  /// nil for a claim that is bound, or that the scheduler itself sees to.
  init?(of claim: PersistentVolumeClaim, _ volumes: inout StaticVolumes, _ classes: [Symbol: StorageClass]) {
    if claim.isFullyBound || claim.metadata.isTerminating || claim.phase == "Lost" { return nil }
    let storageClass = classes[claim.className]
    let waits = storageClass?.waitsForFirstConsumer == true
    if claim.spec.volumeName.isEmpty, waits { return nil }
    if let volume = volumes.take(for: claim) {
      self = .wouldBind(volume.metadata.name)
    } else if !claim.spec.volumeName.isEmpty {
      self = .unknownVolume(claim.spec.volumeName)
    } else if claim.className.isEmpty {
      self = claim.leavesClassOpen ? .noDefault : .classless
    } else if let storageClass {
      let isManual = storageClass.provisioner.isEmpty || storageClass.provisioner == "kubernetes.io/no-provisioner"
      self = isManual ? .provisionsNone(claim.className) : .wouldProvision(claim.className)
    } else {
      self = .unknownClass(claim.className)
    }
  }

  /// To be read after `claim shop/data`.
  var words: String {
    switch self {
    case .wouldBind(let volume):
      "is bound by nobody: no volume controller is played, which would bind it to volume \(volume.text)"
    case .wouldProvision(let name):
      "is provisioned by nobody: StorageClass \(name.text) binds at once (Immediate), and no volume controller is played"
    case .unknownClass(let name): "is provisioned by nobody: StorageClass \(name.text) is not in the input"
    case .provisionsNone(let name):
      "is bound by nobody: StorageClass \(name.text) provisions nothing, and no volume of the input suits it"
    case .noDefault: "is bound by nobody: it has no StorageClass, and the input has no default one"
    case .classless: "is bound by nobody: it asks for no StorageClass, and no volume of the input suits it"
    case .unknownVolume(let name): "is bound by nobody: no volume \(name.text) of the input suits it"
    }
  }
}
