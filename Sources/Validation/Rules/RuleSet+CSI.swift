import Kinds
import Kubernetes
import SourceText

/// What storage drivers say of themselves.
extension RuleSet {
  mutating func csiDriver(_ driver: Field) {
    metadata(driver["metadata"], name: .subdomain, isNamespaced: false)
    let spec = driver["spec"]
    // Left out, all switches are filled in.
    word(spec["fsGroupPolicy"], ["File", "None", "ReadWriteOnceWithFSType"])
    tokenRequests(spec["tokenRequests"])
    let modes = spec["volumeLifecycleModes"]
    for mode in modes.items where !mode.isOne(of: ["Persistent", "Ephemeral"]) {
      notSupported(mode.named(modes.path), ["Persistent", "Ephemeral"])
    }
    let period = spec["nodeAllocatableUpdatePeriodSeconds"]
    if let seconds = period.integer, seconds < 10 {
      invalid(period, String(seconds), "must be greater than or equal to 10 seconds")
    }
    let inSecrets = spec["serviceAccountTokenInSecrets"]
    if inSecrets.exists, spec["tokenRequests"].count == 0 {
      invalid(
        inSecrets, "\(inSecrets.isTrue)", "serviceAccountTokenInSecrets is set but no tokenRequests are specified")
    }
    guard let before = old?["spec"] else { return }
    // Q: the path has another word than the field.
    immutable(spec["attachRequired"].named(spec.path.child("attachedRequired")), before["attachRequired"])
    if isDeclared {
      declaredImmutableList(modes, before["volumeLifecycleModes"])
    } else {
      immutable(modes, before["volumeLifecycleModes"])
    }
  }

  /// A declaration that shows the list all the same.
  private mutating func declaredImmutableList(_ list: Field, _ old: Field) {
    if !list.isSame(as: old) { declared { $0.invalid(list, list.goText, Self.immutableWords) } }
  }

  private mutating func tokenRequests(_ list: Field) {
    var audiences: Set<String> = []
    for request in list.items {
      if !audiences.insert(request["audience"].text).inserted {
        duplicate(request["audience"])
        continue
      }
      expiration(request["expirationSeconds"])
    }
  }

  mutating func expiration(_ field: Field) {
    guard let seconds = field.integer else { return }
    if seconds < 600 { invalid(field, String(seconds), "may not specify a duration less than 10 minutes") }
    if seconds > 1 << 32 { invalid(field, String(seconds), "may not specify a duration larger than 2^32 seconds") }
  }

  mutating func csiNode(_ node: Field) {
    if old != nil { newMetadata(node["metadata"], name: .subdomain, isNamespaced: false) }
    if old == nil { metadata(node["metadata"], name: .subdomain, isNamespaced: false) }
    let drivers = node["spec"]["drivers"]
    var names: Set<String> = []
    for driver in drivers.items { csiNodeDriver(driver, &names) }
    for before in old?["spec"]["drivers"].items ?? [] {
      for driver in drivers.items where driver["name"].text == before["name"].text {
        let fixed: [StaticString] = ["nodeID", "topologyKeys"]
        if !fixed.allSatisfy({ driver[$0].isSame(as: before[$0]) }) {
          invalid(driver.named(drivers.path), GoStruct.text(driver, "CSINodeDriver", release), Self.immutableWords)
        }
      }
    }
  }

  private mutating func csiNodeDriver(_ driver: Field, _ names: inout Set<String>) {
    driverName(driver["name"])
    let identifier = driver["nodeID"]
    if identifier.isEmptyText { required(identifier) }
    if identifier.text.utf8.count > 256 { invalid(identifier, nil, "must be 256 characters or less") }
    nonNegative(driver["allocatable"]["count"])
    if !names.insert(driver["name"].text).inserted { duplicate(driver["name"]) }
    var keys: Set<String> = []
    for key in driver["topologyKeys"].items {
      let field = key.named(driver.path)
      if key.isEmptyText { required(field) }
      if !keys.insert(key.text).inserted { duplicate(field) }
      labelKey(field)
    }
  }

  /// The name of a driver, as CSI and device drivers have it.
  mutating func driverName(_ field: Field) {
    if field.isEmptyText { return required(field) }
    if field.text.utf8.count > 63 { tooLong(field, limit: 63) }
    for fault in NameText.subdomainFaults(field.text.lowercased()) { invalid(field, nil, fault) }
  }

  mutating func csiStorageCapacity(_ capacity: Field) {
    metadata(capacity["metadata"], name: .subdomain, isNamespaced: true)
    if let old {
      immutable(capacity["nodeTopology"], old["nodeTopology"], value: LabelSelectorText.json(capacity["nodeTopology"]))
      return immutable(capacity["storageClassName"], old["storageClassName"])
    }
    labelSelector(capacity["nodeTopology"])
    faults(capacity["storageClassName"], .subdomain)
    if let amount = capacity["capacity"].exactQuantity, amount.isNegative {
      invalid(capacity["capacity"], GoText.quoted(amount.canonicalText), "must be greater than or equal to 0")
    }
  }

  mutating func volumeAttachment(_ attachment: Field) {
    if old == nil { metadata(attachment["metadata"], name: .subdomain, isNamespaced: false) }
    if old != nil { newMetadata(attachment["metadata"], name: .subdomain, isNamespaced: false) }
    let (spec, source) = (attachment["spec"], attachment["spec"]["source"])
    declared { $0.driverName(spec["attacher"]) }
    let (inline, name) = (source["inlineVolumeSpec"], source["persistentVolumeName"])
    switch (inline.exists, name.exists) {
    case (false, false): required(source, "must specify exactly one of inlineVolumeSpec and persistentVolumeName")
    case (true, true): forbidden(source, "must specify exactly one of inlineVolumeSpec and persistentVolumeName")
    case (false, true):
      if name.isEmptyText { required(name, "must specify non empty persistentVolumeName") }
    case (true, false): inlineVolume(inline)
    }
    faults(spec["nodeName"], .subdomain)
    if name.exists { faults(name, .subdomain) }
    if let old { declaredImmutable(spec, old["spec"], as: "VolumeAttachmentSpec") }
  }

  mutating func volumeAttributesClass(_ attributes: Field) {
    if let old {
      metadataUpdate(attributes["metadata"], from: old["metadata"])
      for name: StaticString in ["driverName", "parameters"] where !attributes[name].isSame(as: old[name]) {
        forbidden(attributes[name], "updates to \(name) are forbidden.")
      }
    }
    newMetadata(attributes["metadata"], name: .subdomain, isNamespaced: false)
    provisioner(attributes["driverName"])
    parameters(attributes["parameters"], mayBeEmpty: false)
  }
}
