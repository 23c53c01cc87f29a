import Store
import Symbols

/// The writes that bind a volume and a claim: what is done already is left out, so that it can be finished later.
struct VolumeBinding {
  private let volume: StoredObject
  private let claim: StoredObject
  private let version: String

  /// - Parameter version: the claim's `resourceVersion`.
  init(_ volume: StoredObject, _ claim: StoredObject, version: String) {
    self.volume = volume
    self.claim = claim
    self.version = version
  }

  func write(_ step: inout ControllerStep) {
    let bound = VolumeStatus.write(claimed(&step), phase: "Bound", &step)
    ClaimStatus.write(completed(&step), phase: "Bound", of: bound, &step)
  }

  private func claimed(_ step: inout ControllerStep) -> StoredObject {
    var body = volume.body
    let reference = volume.spec["claimRef"]
    if reference["uid"].text != claim.uid || !volume.isReserved(for: claim) {
      body["spec"]["claimRef"] = [
        "apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": .text(claim.namespace),
        "name": .text(claim.name), "uid": .text(claim.uid), "resourceVersion": .text(version),
      ]
    }
    if !volume.isReserved(for: claim) {
      body["metadata"]["annotations"].fill(StoredObject.boundByController, "yes")
    }
    return body == volume.body ? volume : step.update(volume, to: body)
  }

  private func completed(_ step: inout ControllerStep) -> StoredObject {
    var body = claim.body
    if claim.spec["volumeName"].string != volume.name {
      body["spec"]["volumeName"] = .text(volume.name)
      body["metadata"]["annotations"].fill(StoredObject.boundByController, "yes")
    }
    body["metadata"]["annotations"].fill(StoredObject.bindCompleted, "yes")
    return body == claim.body ? claim : step.update(claim, to: body)
  }
}
