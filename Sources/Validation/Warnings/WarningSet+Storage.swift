import Kinds
import Kubernetes
import SourceText
import Symbols

extension WarningSet {
  mutating func storage(_ object: Field) {
    switch kind.name.text {
    case "CSIDriver":
      let spec = object["spec"]
      if spec["tokenRequests"].count > 0, !spec["serviceAccountTokenInSecrets"].exists, release >= Release(minor: 35) {
        warn(
          spec["tokenRequests"],
          "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible "
            + "logging of tokens in volume attributes")
      }
    case "StorageClass":
      for term in object["allowedTopologies"].items {
        for expression in term["matchLabelExpressions"].items {
          if let words = DeprecatedLabels.words(expression["key"].text) {
            warn(of: expression["key"], "\(expression["key"].text) is \(words)")
          }
        }
      }
    case "CSIStorageCapacity":
      for (key, _, value) in object["nodeTopology"]["matchLabels"].entries {
        if let words = DeprecatedLabels.words(key.text) { warn(of: value, words) }
      }
    case "PersistentVolume": volume(object)
    default:
      storageClassAnnotation(object)
      claimSpec(object["spec"], at: object["spec"].path)
    }
  }

  private mutating func storageClassAnnotation(_ object: Field) {
    let annotation = object["metadata"]["annotations"][key: "volume.beta.kubernetes.io/storage-class"]
    if annotation.exists {
      warn(of: annotation, "deprecated since v1.8; use \"storageClassName\" attribute instead")
    }
  }

  private mutating func volume(_ volume: Field) {
    storageClassAnnotation(volume)
    let mounts = volume["metadata"]["annotations"][key: "volume.beta.kubernetes.io/mount-options"]
    if mounts.exists { warn(of: mounts, "deprecated since v1.31; use \"mountOptions\" attribute instead") }
    let spec = volume["spec"]
    if spec["persistentVolumeReclaimPolicy"].isText("Recycle") {
      warn(
        of: spec["persistentVolumeReclaimPolicy"],
        "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.")
    }
    for term in spec["nodeAffinity"]["required"]["nodeSelectorTerms"].items { nodeTerm(term, checksValues: false) }
    for (name, words) in [
      ("cephfs" as StaticString, "deprecated in v1.28, non-functional in v1.31+"),
      ("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
      ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
      ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
      ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
      ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ] where spec[name].exists {
      let path = name.description == "storageos" ? spec.path.child("storageOS") : spec.path.child(name)
      warn(of: spec[name].named(path), words)
    }
  }

  /// - Parameter path: where the API server says that it stands.
  mutating func claimSpec(_ spec: Field, at path: FieldPath) {
    for list: StaticString in ["limits", "requests"] {
      let storage = spec["resources"][list]["storage"]
      guard let quantity = storage.quantity, quantity.milliValue % 1000 != 0 else { continue }
      let place = path.child("resources").child(list).key("storage")
      warn(
        of: storage.named(place),
        "fractional byte value \(GoText.quoted(quantity.canonicalText)) is invalid, must be an integer")
    }
  }

  mutating func nodeTerm(_ term: Field, checksValues: Bool) {
    for expression in term["matchExpressions"].items {
      let key = expression["key"]
      if let words = DeprecatedLabels.words(key.text) { warn(of: key, "\(key.text) is \(words)") }
      guard checksValues else { continue }
      for value in expression["values"].items {
        for fault in NameText.labelValueFaults(value.text) { warn(of: value, "\(value.text) is invalid, \(fault)") }
      }
    }
  }
}
