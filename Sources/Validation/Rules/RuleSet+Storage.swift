import Kinds
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
    newMetadata(volume["metadata"], name: .subdomain, isNamespaced: false)
    let spec = volume["spec"]
    volumeSpec(spec)
    if let old { volumeUpdate(spec, from: old["spec"]) }
  }

  private mutating func volumeSpec(_ spec: Field) {
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
    let attributes = spec["volumeAttributesClassName"]
    guard attributes.exists, release >= Release(minor: 34) else { return }
    if attributes.isEmptyText {
      required(attributes, "an empty string is disallowed")
    } else {
      faults(attributes, .subdomain)
    }
    if !spec["csi"].exists { required(spec["csi"], "has to be specified when using volumeAttributesClassName") }
  }

  /// A volume that stands in an attachment itself.
  mutating func inlineVolume(_ spec: Field) {
    let detail = "may not be specified in the context of inline volumes"
    if spec["claimRef"].exists { forbidden(spec["claimRef"], detail) }
    if spec["capacity"].count > 0 { forbidden(spec["capacity"], detail) }
    if !spec["csi"].exists { required(spec["csi"], "has to be specified in the context of inline volumes") }
    if spec["accessModes"].count == 0 { required(spec["accessModes"]) }
    modes(spec["accessModes"])
    for name: StaticString in ["nodeAffinity", "storageClassName"]
    where spec[name].exists && spec[name].goText != "\"\"" {
      forbidden(spec[name], detail)
    }
  }

  private mutating func persistentSource(_ source: Field, _ kind: String, _ affinity: Field) {
    switch kind {
    case "local":
      if source["path"].isEmptyText { required(source["path"]) } else { noBacksteps(source["path"]) }
      if !affinity.exists { required(affinity, "Local volume requires node affinity") }
    case "csi":
      driverName(source["driver"])
      requiredText(source, ["volumeHandle"])
      for name: StaticString in [
        "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef",
      ] where source[name].exists {
        for key: StaticString in ["name", "namespace"] {
          if source[name][key].isEmptyText {
            required(source[name][key])
          } else {
            faults(source[name][key], .subdomain)
          }
        }
      }
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
    if let old { metadataUpdate(claim["metadata"], from: old["metadata"]) }
    newMetadata(claim["metadata"], name: .subdomain, isNamespaced: true)
    claimSpec(claim["spec"])
    if let old { claimUpdate(claim, from: old) }
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
    dataSources(spec)
    if !spec["volumeAttributesClassName"].isEmptyText { faults(spec["volumeAttributesClassName"], .subdomain) }
  }

  /// What a claim is filled from. A source that no driver of the core could read is dropped without a word, and what only one of the two
  /// fields says is taken for both.
  private mutating func dataSources(_ spec: Field) {
    let (source, reference) = (spec["dataSource"], spec["dataSourceRef"])
    let isKnown =
      source["kind"].isText("PersistentVolumeClaim") && source["apiGroup"].isEmptyText
      || source["kind"].isText("VolumeSnapshot") && source["apiGroup"].isText("snapshot.storage.k8s.io")
    if source.exists, isKnown {
      dataSource(source)
      if !reference.exists { dataSource(source.named(reference.path)) }
    }
    if reference.exists {
      if !source.exists, reference["namespace"].isEmptyText { dataSource(reference.named(source.path)) }
      dataSource(reference)
    }
    guard source.exists, isKnown, reference.exists else { return }
    // Q: the path of the source is what is shown.
    if !reference["namespace"].isEmptyText {
      invalid(spec, "{}", "may not be specified when dataSourceRef.namespace is specified")
    } else if !(["apiGroup", "kind", "name"] as [StaticString]).allSatisfy({ source[$0].text == reference[$0].text }) {
      invalid(spec, "{}", "must match dataSourceRef")
    }
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
    if let old { return storageClassUpdate(storageClass, from: old) }
    provisioner(storageClass["provisioner"])
    parameters(storageClass["parameters"], mayBeEmpty: true)
    word(storageClass["reclaimPolicy"], ["Delete", "Retain"])
    word(storageClass["volumeBindingMode"], ["Immediate", "WaitForFirstConsumer"])
    // Q: an empty term counts as one that was there, once for each term.
    var seenTerms = [[String: Set<String>]](repeating: [:], count: storageClass["allowedTopologies"].count)
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
      let all = term["matchLabelExpressions"]
      let meaning = Dictionary(all.items.map { ($0["key"].text, Set($0["values"].items.map(\.text))) }) { _, new in new
      }
      for seen in seenTerms where seen == meaning { duplicate(all, GoText.quoted("")) }
      seenTerms.append(meaning)
    }
  }

  private mutating func storageClassUpdate(_ storageClass: Field, from old: Field) {
    let provisioner = storageClass["provisioner"]
    if release >= Release(minor: 36), provisioner.isEmptyText { declared { $0.required(provisioner) } }
    // The declarations stand in the order of the fields.
    let names: [StaticString] =
      isDeclared
      ? ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"]
      : ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"]
    for name in names {
      let field = storageClass[name]
      declaredImmutable(
        field, old[name], value: field.exists ? field.sortedJSON : name.description == "provisioner" ? "\"\"" : "null")
    }
  }

  mutating func provisioner(_ name: Field) {
    if name.isEmptyText { return declared { $0.required(name) } }
    for fault in NameText.qualifiedNameFaults(name.text.lowercased()) {
      invalid(name, GoText.quoted(name.text.lowercased()), fault)
    }
  }

  mutating func parameters(_ parameters: Field, mayBeEmpty: Bool) {
    if parameters.count > 512 { return tooLong(parameters, limit: 512) }
    var size = 0
    for entry in parameters.entries {
      if entry.key.isEmpty { invalid(parameters, GoText.quoted(""), "field can not be empty.") }
      size += entry.key.text.utf8.count + entry.value.text.utf8.count
    }
    if size > 262_144 { tooLong(parameters, limit: 262_144) }
    if !mayBeEmpty, parameters.count == 0 { required(parameters, "must contain at least one key/value pair") }
  }
}
