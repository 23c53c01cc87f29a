import Store
import Symbols

/// Has a volume made for a claim: the claim is marked for the one who makes it.
struct ClaimProvisioning {
  private let claim: StoredObject
  private let storageClass: StoredObject?

  init(_ claim: StoredObject, _ storageClass: StoredObject?) {
    self.claim = claim
    self.storageClass = storageClass
  }

  func run(_ step: inout ControllerStep) {
    guard let storageClass else {
      return fail("storageclass.storage.k8s.io \"\(claim.storageClass)\" not found", &step)
    }
    let written = storageClass.body["provisioner"].text
    let driver = StorageMigration.drivers[written]
    guard driver != nil || !written.hasPrefix("kubernetes.io/") else {
      return fail("no volume plugin matched name: \(written)", &step)
    }
    let provisioner = driver ?? written
    if claim.annotation("volume.kubernetes.io/storage-provisioner") != provisioner {
      var body = claim.body
      body["metadata"]["annotations"][StorageMigration.betaKey] = .text(provisioner)
      body["metadata"]["annotations"]["volume.kubernetes.io/storage-provisioner"] = .text(provisioner)
      StorageMigration.mark(&body, provisioner: provisioner)
      step.update(claim, to: body, because: "\(provisioner) is to make a volume")
    }
    step.event(
      "ExternalProvisioning",
      """
      Waiting for a volume to be created either by the external provisioner '\(provisioner)' or manually by the system \
      administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.
      """, on: claim)
  }

  private func fail(_ message: String, _ step: inout ControllerStep) {
    step.event("ProvisioningFailed", message, on: claim, isWarning: true)
  }
}
