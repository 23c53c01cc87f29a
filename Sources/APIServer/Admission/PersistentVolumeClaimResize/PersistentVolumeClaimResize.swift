import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Claims grow only when they are bound, and only where their class lets them.
struct PersistentVolumeClaimResize: AdmissionPlugin {
  static let name = "PersistentVolumeClaimResize"
  static let kinds: Set<Symbol>? = ["PersistentVolumeClaim"]

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("PersistentVolumeClaim"), request.operation == .update, let old = request.old,
      let size = request.object.at("spec", "resources", "requests", "storage"),
      Self.amount(size) > old.spec?["resources"]?["requests"]?["storage"].map({ Self.amount(YAMLDraft($0)) }) ?? .zero
    else { return }
    guard old.status?["phase"]?.text == "Bound" else {
      throw request.forbidden(
        "Only bound persistent volume claims can be expanded", by: Self.name, at: size.range.position)
    }
    let storageClass = Self.storageClass(request.object)
    if !storageClass.isEmpty, storageClass == Self.storageClass(old.draft),
      context.store.object("StorageClass", named: storageClass)?.body["allowVolumeExpansion"]?.text == "true"
    {
      return
    }
    throw request.forbidden(
      "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
      by: Self.name, at: size.range.position)
  }

  private static func amount(_ text: YAMLDraft) -> Quantity { (try? Quantity(text.text ?? "")) ?? .zero }

  /// The class of a claim, by the old annotation or by its field; empty without one.
  static func storageClass(_ claim: YAMLDraft) -> String {
    claim.at("metadata", "annotations", "volume.beta.kubernetes.io/storage-class")?.text
      ?? claim.at("spec", "storageClassName")?.text ?? ""
  }
}
