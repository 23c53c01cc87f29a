import Kubernetes
import Store
import Symbols

/// Looks at a claim.
struct ClaimSync {
  private let claim: StoredObject
  private let context: ControllerContext

  init(_ claim: StoredObject, _ context: ControllerContext) {
    self.claim = claim
    self.context = context
  }

  func run(_ step: inout ControllerStep) {
    let claim = StorageMigration.mark(
      claim, by: ["volume.kubernetes.io/storage-provisioner", StorageMigration.betaKey], &step)
    if claim.annotation(StoredObject.bindCompleted) != nil {
      syncBound(claim, &step)
    } else if claim.spec["volumeName"].isEmpty {
      syncWaiting(claim, &step)
    } else {
      syncChosen(claim, &step)
    }
  }

  private func volume(of claim: StoredObject) -> StoredObject? {
    context.cluster.object("PersistentVolume", ObjectKey(name: claim.spec["volumeName"].text))
  }

  private func bind(_ volume: StoredObject, _ claim: StoredObject, _ step: inout ControllerStep) {
    VolumeBinding(volume, claim, version: context.cluster.resourceVersion(of: claim)).write(&step)
  }

  /// A claim that was bound stays so, or is lost.
  private func syncBound(_ claim: StoredObject, _ step: inout ControllerStep) {
    if claim.spec["volumeName"].isEmpty {
      lose(claim, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!", &step)
    } else if let volume = volume(of: claim) {
      let reference = volume.spec["claimRef"]
      if reference.isNull || reference["uid"].text == claim.uid {
        bind(volume, claim, &step)
      } else {
        let words = "Two claims are bound to the same volume, this one is bound incorrectly"
        lose(claim, "ClaimMisbound", words, &step)
      }
    } else {
      lose(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!", &step)
    }
  }

  private func lose(_ claim: StoredObject, _ reason: String, _ message: String, _ step: inout ControllerStep) {
    if claim.phase == "Lost" { return }
    ClaimStatus.write(claim, phase: "Lost", &step)
    step.event(reason, message, on: claim, isWarning: true)
  }

  /// A claim that names the volume it wants.
  private func syncChosen(_ claim: StoredObject, _ step: inout ControllerStep) {
    guard let volume = volume(of: claim) else {
      step.note("the volume \(claim.spec["volumeName"].text) that the claim asks for is not there")
      ClaimStatus.write(claim, phase: "Pending", &step)
      return
    }
    if volume.isReserved(for: claim) {
      bind(volume, claim, &step)
    } else if volume.spec["claimRef"].isNull {
      if let problem = VolumeMatch.problem(of: volume, for: claim) {
        step.event(
          "VolumeMismatch", "Cannot bind to requested volume \"\(volume.name)\": \(problem)", on: claim, isWarning: true
        )
        ClaimStatus.write(claim, phase: "Pending", &step)
      } else {
        bind(volume, claim, &step)
      }
    } else if claim.annotation(StoredObject.boundByController) != nil {
      let reference = volume.spec["claimRef"]
      let other = "\(reference["namespace"].text)/\(reference["name"].text)"
      step.error = """
        invalid binding of claim "\(claim.key.text)" to volume "\(volume.name)": volume already claimed by "\(other)"
        """
    } else {
      step.note("the volume \(volume.name) that the claim asks for is another claim's")
      ClaimStatus.write(claim, phase: "Pending", &step)
    }
  }

  /// A claim that takes any volume that is good enough.
  private func syncWaiting(_ claim: StoredObject, _ step: inout ControllerStep) {
    let storageClass = context.cluster.object("StorageClass", ObjectKey(name: claim.storageClass))
    let waits = storageClass?.body["volumeBindingMode"] == "WaitForFirstConsumer"
    let volumes = context.cluster.objects("PersistentVolume")
    if let volume = VolumeMatch.best(for: claim, among: volumes, onlyReserved: waits) {
      bind(volume, claim, &step)
      return
    }
    if DefaultStorageClass.assign(to: claim, in: context.cluster, &step) { return }
    if waits, claim.annotation("volume.kubernetes.io/selected-node") == nil {
      tellWhoIsAwaited(claim, &step)
    } else if !claim.storageClass.isEmpty {
      ClaimProvisioning(claim, storageClass).run(&step)
      return
    } else {
      step.event(
        "FailedBinding", "no persistent volumes available for this claim and no storage class is set", on: claim)
    }
    ClaimStatus.write(claim, phase: "Pending", &step)
  }

  private func tellWhoIsAwaited(_ claim: StoredObject, _ step: inout ControllerStep) {
    let pods = context.cluster.objects("Pod", in: claim.namespace).filter {
      $0.nodeName.isEmpty && !$0.isFinished && $0.uses(claim)
    }
    let names = pods.map(\.name).joined(separator: ",")
    switch pods.count {
    case 0: step.event("WaitForFirstConsumer", "waiting for first consumer to be created before binding", on: claim)
    case 1: step.event("WaitForPodScheduled", "waiting for pod \(names) to be scheduled", on: claim)
    default: step.event("WaitForPodScheduled", "waiting for pods \(names) to be scheduled", on: claim)
    }
  }
}

extension StoredObject {
  /// Whether a volume of a pod is a claim's.
  fileprivate func uses(_ claim: StoredObject) -> Bool {
    spec["volumes"].items.contains { volume in
      volume["persistentVolumeClaim"]["claimName"].string == claim.name
        || !volume["ephemeral"].isNull && "\(name)-\(volume["name"].text)" == claim.name
    }
  }
}
