import Kubernetes
import SourceText
import Symbols

extension RuleSet {
  private static let accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]
  private static let volumeKinds: [StaticString] = [
    "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte", "cephfs",
    "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume",
    "azureDisk", "scaleIO", "local", "storageos", "csi",
  ]

  mutating func persistentVolume(_ volume: Field) {
    metadata(volume["metadata"], name: .subdomain, isNamespaced: false)
    let spec = volume["spec"]
    let modes = spec["accessModes"]
    if modes.count == 0 { required(modes) }
    self.modes(modes)
    capacity(spec["capacity"])
    if !spec["persistentVolumeReclaimPolicy"].isEmptyText {
      word(spec["persistentVolumeReclaimPolicy"], ["Delete", "Recycle", "Retain"])
    }
    let affinity = spec["nodeAffinity"]
    if affinity.exists {
      if affinity["required"].exists {
        nodeSelector(affinity["required"])
      } else {
        required(affinity["required"], "must specify required node constraints")
      }
    }
    var count = 0
    for kind in Self.volumeKinds where spec[kind].exists {
      count += 1
      if count > 1 {
        forbidden(spec[kind], "may not specify more than 1 volume type")
      } else {
        persistentSource(spec[kind], kind.description, affinity)
      }
    }
    if count == 0 { required(spec, "must specify a volume type") }
    let recycles = spec["persistentVolumeReclaimPolicy"]
    if spec["hostPath"]["path"].isText("/"), recycles.isText("Recycle") {
      forbidden(recycles, "may not be 'recycle' for a hostPath mount of '/'")
    }
    if !spec["storageClassName"].isEmptyText { faults(spec["storageClassName"], .subdomain) }
    word(spec["volumeMode"], ["Block", "Filesystem"])
  }

  private mutating func persistentSource(_ source: Field, _ kind: String, _ affinity: Field) {
    switch kind {
    case "local":
      if source["path"].isEmptyText { required(source["path"]) } else { noBacksteps(source["path"]) }
      if !affinity.exists { required(affinity, "Local volume requires node affinity") }
    case "csi":
      requiredText(source, ["driver", "volumeHandle"])
    case "azureFile": requiredText(source, ["secretName", "shareName"])
    default: volumeSource(source, kind)
    }
  }

  private mutating func capacity(_ field: Field) {
    let amounts = ResourceAmounts(field).amounts
    if amounts.isEmpty { required(field) }
    if amounts.count > 1 || amounts.first?.name != "storage" {
      let pairs = amounts.map { (key: $0.name, value: $0.quantity.canonicalText) }
      notSupported(field, amounts.isEmpty ? "null" : GoText.json(pairs), ["storage"])
    }
    for amount in amounts {
      if amount.quantity.value < 0 {
        invalid(amount.field, String(amount.quantity.value), "must be a valid resource quantity")
      }
      positive(amount.quantity, amount.field)
    }
  }

  private mutating func positive(_ quantity: Quantity, _ field: Field) {
    if quantity.isZero || quantity.isNegative {
      invalid(field, GoText.quoted(quantity.canonicalText), "must be greater than zero")
    }
  }

  private mutating func modes(_ modes: Field) {
    let items = modes.items
    for mode in items where !Self.accessModes.contains(mode.text) {
      notSupported(mode.named(modes.path), Self.accessModes)
    }
    if items.count > 1, items.contains(where: { $0.isText("ReadWriteOncePod") }) {
      forbidden(modes, "may not use ReadWriteOncePod with other access modes")
    }
  }

  mutating func persistentVolumeClaim(_ claim: Field) {
    metadata(claim["metadata"], name: .subdomain, isNamespaced: true)
    claimSpec(claim["spec"])
  }

  mutating func claimSpec(_ spec: Field) {
    let modes = spec["accessModes"]
    if modes.count == 0 { required(modes, "at least 1 access mode is required") }
    labelSelector(spec["selector"])
    self.modes(modes)
    // Q: `requests` is missing in the path.
    let storage = spec["resources"]["requests"]["storage"].named(spec["resources"].path.key("storage"))
    if let quantity = storage.quantity { positive(quantity, storage) } else { required(storage) }
    if !spec["storageClassName"].isEmptyText { faults(spec["storageClassName"], .subdomain) }
    word(spec["volumeMode"], ["Block", "Filesystem"])
    if spec["dataSource"].exists { dataSource(spec["dataSource"]) }
    if spec["dataSourceRef"].exists { dataSource(spec["dataSourceRef"]) }
    if !spec["volumeAttributesClassName"].isEmptyText { faults(spec["volumeAttributesClassName"], .subdomain) }
  }

  private mutating func dataSource(_ source: Field) {
    requiredText(source, ["name", "kind"])
    let kind = source["kind"]
    if source["apiGroup"].isEmptyText, !kind.isText("PersistentVolumeClaim") {
      invalid(
        kind.named(source.path), nil, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
    }
    if !source["apiGroup"].isEmptyText { faults(source["apiGroup"], .subdomain) }
  }

  mutating func storageClass(_ storageClass: Field) {
    metadata(storageClass["metadata"], name: .subdomain, isNamespaced: false)
    let provisioner = storageClass["provisioner"]
    if provisioner.isEmptyText {
      required(provisioner)
    } else {
      for fault in NameText.qualifiedNameFaults(provisioner.text.lowercased()) { invalid(provisioner, nil, fault) }
    }
    let parameters = storageClass["parameters"]
    if parameters.entries.contains(where: { $0.key.isEmpty }) {
      invalid(parameters, GoText.quoted(""), "field can not be empty.")
    }
    word(storageClass["reclaimPolicy"], ["Delete", "Retain"])
    word(storageClass["volumeBindingMode"], ["Immediate", "WaitForFirstConsumer"])
    for term in storageClass["allowedTopologies"].items {
      var keys: Set<String> = []
      for expression in term["matchLabelExpressions"].items {
        let (key, values) = (expression["key"], expression["values"])
        if values.count == 0 { required(values) }
        var seen: Set<String> = []
        for value in values.items where !seen.insert(value.text).inserted { duplicate(value) }
        labelKey(key)
        if !keys.insert(key.text).inserted { duplicate(key) }
      }
    }
  }
}
