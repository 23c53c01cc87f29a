import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// What of volumes and claims may change.
extension RuleSet {
  private static let sources: [StaticString] = [
    "gcePersistentDisk", "awsElasticBlockStore", "hostPath", "glusterfs", "nfs", "rbd", "iscsi", "cinder", "cephfs",
    "fc",
    "flocker", "flexVolume", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk",
    "portworxVolume", "scaleIO", "local", "storageos", "csi",
  ]

  mutating func volumeUpdate(_ spec: Field, from old: Field) {
    if !Self.sources.allSatisfy({ Self.isSameSource($0, spec[$0], old[$0]) }) {
      let change = LineDifference.text(
        GoStruct.value(old, "PersistentVolumeSource", release).lines,
        GoStruct.value(spec, "PersistentVolumeSource", release).lines)
      forbidden(
        spec.named(spec.path.child("persistentvolumesource")),
        "spec.persistentvolumesource is immutable after creation\n\(change)")
    }
    // Q: the paths leave the spec out.
    immutable(spec["volumeMode"].named(FieldPath.root.child("volumeMode")), old["volumeMode"])
    nodeAffinityUpdate(spec["nodeAffinity"], from: old["nodeAffinity"])
    if old["volumeAttributesClassName"].exists, !spec["volumeAttributesClassName"].exists {
      forbidden(spec["volumeAttributesClassName"], "update from non-nil value to nil is forbidden")
    }
  }

  private static func isSameSource(_ name: StaticString, _ new: Field, _ old: Field) -> Bool {
    // The secret for growing may be added.
    guard name.description == "csi", old.exists, new["controllerExpandSecretRef"].exists,
      !old["controllerExpandSecretRef"].exists, case .mapping(let entries) = YAMLDraft(new.node).content
    else { return new.isSame(as: old) }
    let rest = YAMLDraft(.mapping(entries.filter { $0.key != "controllerExpandSecretRef" }), at: YAMLDraft(new.node))
    return Field(rest.node()).isSame(as: old)
  }

  /// It may be added, and old names of labels be replaced by the new ones.
  private mutating func nodeAffinityUpdate(_ affinity: Field, from old: Field) {
    guard old.exists, affinity.labelsRenewed != old.labelsRenewed else { return }
    invalid(
      affinity.named(FieldPath.root.child("nodeAffinity")),
      affinity.exists ? GoStruct.text(affinity, "VolumeNodeAffinity", release) : "null",
      "\(Self.immutableWords), except for updating from beta label to GA")
  }

  mutating func claimUpdate(_ claim: Field, from old: Field) {
    let (spec, before) = (claim["spec"], old["spec"])
    let isBound = claim["status"]["phase"].isText("Bound") || old["status"]["phase"].isText("Bound")
    var (new, stored) = (YAMLDraft(spec.node), YAMLDraft(before.node))
    if before["volumeName"].isEmptyText { (new, stored) = (new.dropping("volumeName"), stored.dropping("volumeName")) }
    if !before["storageClassName"].exists, !spec["storageClassName"].isEmptyText {
      (new, stored) = (new.dropping("storageClassName"), stored.dropping("storageClassName"))
    }
    if isBound {
      (new, stored) = (new.dropping("volumeAttributesClassName"), stored.dropping("volumeAttributesClassName"))
    }
    let (size, sizeBefore) = (
      spec["resources"]["requests"]["storage"].quantity, before["resources"]["requests"]["storage"].quantity
    )
    let (newPart, oldPart) = (Field(new.node()), Field(stored.node()))
    let (after, then) = (
      GoStruct.value(newPart, "PersistentVolumeClaimSpec", release).lines,
      GoStruct.value(oldPart, "PersistentVolumeClaimSpec", release).lines
    )
    let isSame = isBound ? Self.withoutSize(after) == Self.withoutSize(then) : after == then
    if !isSame {
      forbidden(
        spec,
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n"
          + LineDifference.text(then, after))
    }
    if let size, let sizeBefore, size < sizeBefore {
      let capacity = old["status"]["capacity"]["storage"].quantity ?? .zero
      if size <= capacity {
        forbidden(spec["resources"]["requests"]["storage"], "field can not be less than status.capacity")
      }
    }
    immutable(spec["volumeMode"].named(FieldPath.root.child("volumeMode")), before["volumeMode"])
  }

  private static func withoutSize(_ lines: [String]) -> [String] {
    lines.filter { !$0.hasPrefix("   \"storage\": ") && !$0.hasPrefix("  \"Requests\": ") }
  }
}

extension YAMLDraft {
  fileprivate func dropping(_ key: Symbol) -> YAMLDraft {
    YAMLDraft(.mapping(entries.filter { $0.key != key }), at: self)
  }
}

extension Field {
  /// As it reads with the labels of today.
  fileprivate var labelsRenewed: String {
    let renewed = [
      "beta.kubernetes.io/os": "kubernetes.io/os", "beta.kubernetes.io/arch": "kubernetes.io/arch",
      "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
      "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
      "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
    ]
    var text = ""
    for term in self["required"]["nodeSelectorTerms"].items {
      text += "|"
      for expression in term["matchExpressions"].items {
        let key = expression["key"].text
        text += "\(renewed[key] ?? key) \(expression["operator"].text) \(expression["values"].json);"
      }
      text += "fields \(term["matchFields"].json)"
    }
    return exists ? text : ""
  }
}
