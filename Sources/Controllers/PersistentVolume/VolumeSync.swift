import Store
import Symbols

/// Looks at a volume.
struct VolumeSync {
  private let volume: StoredObject
  private let context: ControllerContext

  init(_ volume: StoredObject, _ context: ControllerContext) {
    self.volume = volume
    self.context = context
  }

  func run(_ step: inout ControllerStep) {
    let volume = StorageMigration.mark(volume, by: [StorageMigration.provisionedBy], &step)
    let reference = volume.spec["claimRef"]
    if reference["uid"].isEmpty {
      step.note(reference.isNull ? "nobody claims the volume" : "the volume waits for the claim it is reserved for")
      VolumeStatus.write(volume, phase: "Available", &step)
      return
    }
    let key = ObjectKey(namespace: reference["namespace"].text, name: reference["name"].text)
    let claim = context.cluster.object("PersistentVolumeClaim", key)
    guard let claim, claim.uid == reference["uid"].text else {
      step.note("the volume's claim is gone")
      release(volume, &step)
      return
    }
    let chosen = claim.spec["volumeName"].text
    if chosen.isEmpty {
      waitForClaim(claim, volume, &step)
    } else if chosen == volume.name {
      VolumeStatus.write(volume, phase: "Bound", &step)
    } else if volume.annotation(StorageMigration.provisionedBy) != nil,
      volume.spec["persistentVolumeReclaimPolicy"] == "Delete"
    {
      step.note("the volume was made for a claim that took another")
      release(volume, &step)
    } else {
      unbind(volume, &step)
    }
  }

  /// The claim's own look binds it, unless they can never fit.
  private func waitForClaim(_ claim: StoredObject, _ volume: StoredObject, _ step: inout ControllerStep) {
    guard volume.volumeMode != claim.volumeMode else {
      step.note("the claim \(claim.key.text) is looked at next")
      return
    }
    step.event(
      "VolumeMismatch",
      "Cannot bind PersistentVolume to requested PersistentVolumeClaim \"\(claim.name)\" due to incompatible volumeMode.",
      on: volume, isWarning: true)
    step.event(
      "VolumeMismatch",
      "Cannot bind PersistentVolume \"\(volume.name)\" to requested PersistentVolumeClaim due to incompatible volumeMode.",
      on: claim, isWarning: true)
  }

  /// Whoever made the volume deletes it, if it is to be deleted.
  private func release(_ volume: StoredObject, _ step: inout ControllerStep) {
    if volume.phase == "Failed" { return }
    VolumeStatus.write(volume, phase: "Released", &step)
  }

  /// Gives up a claim that is bound elsewhere. A volume that somebody reserved stays reserved.
  private func unbind(_ volume: StoredObject, _ step: inout ControllerStep) {
    var body = volume.body
    if volume.annotation(StoredObject.boundByController) != nil {
      body["spec"]["claimRef"] = .null
      body["metadata"]["annotations"][StoredObject.boundByController] = .null
      if body["metadata"]["annotations"].isEmpty { body["metadata"]["annotations"] = .null }
    } else {
      body["spec"]["claimRef"]["uid"] = .null
    }
    let free = step.update(volume, to: body, because: "its claim is bound to another volume")
    VolumeStatus.write(free, phase: "Available", &step)
  }
}
