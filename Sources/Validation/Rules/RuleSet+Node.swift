import Kubernetes
import SourceText

extension RuleSet {
  mutating func node(_ node: Field) {
    metadata(node["metadata"], name: .subdomain, isNamespaced: false)
    let spec = node["spec"]
    // Q: the paths say `metadata`, though the taints stand in the spec.
    let list = spec["taints"].named(FieldPath.root.child("metadata").child("taints"))
    if old == nil { taints(list) }
    for list: StaticString in ["capacity", "allocatable"] {
      for amount in ResourceAmounts(node["status"][list]).amounts {
        // Q: a dot, no brackets.
        let path = node["status"][list].path.child(text: amount.name)
        quantity(
          ResourceAmounts.Amount(name: amount.name, quantity: amount.quantity, field: amount.field.named(path)))
      }
    }
    if let old { nodeUpdate(node, list, from: old) } else { addressBlocks(spec) }
  }

  private mutating func nodeUpdate(_ node: Field, _ taints: Field, from old: Field) {
    var seen: Set<String> = []
    for address in node["status"]["addresses"].items
    where !seen.insert("\(address["type"].text) \(address["address"].text)").inserted {
      duplicate(address, GoStruct.text(address, "NodeAddress", release))
    }
    let (spec, before) = (node["spec"], old["spec"])
    if before["podCIDRs"].count > 0, !spec["podCIDRs"].isSame(as: before["podCIDRs"]) {
      forbidden(spec["podCIDRs"], "node updates may not change podCIDR except from \"\" to valid")
    }
    let provider = spec["providerID"]
    if !before["providerID"].isEmptyText, provider.text != before["providerID"].text {
      if isDeclared {
        declared { $0.invalid(provider, "null", "field cannot be modified once set") }
      } else {
        forbidden(provider, "node updates may not change providerID except from \"\" to valid")
      }
    }
    self.taints(taints)
  }

  private mutating func taints(_ list: Field) {
    var seen: Set<String> = []
    for taint in list.items {
      let (key, value, effect) = (taint["key"], taint["value"], taint["effect"])
      labelKey(key)
      let faults = NameText.labelValueFaults(value.text)
      if !faults.isEmpty { invalid(value, nil, faults.joined(separator: ";")) }
      if effect.isEmptyText { required(effect) } else { word(effect, Self.effects) }
      if !seen.insert("\(effect.text) \(key.text)").inserted {
        let added = taint["timeAdded"].exists ? GoText.json(taint["timeAdded"].text) : "null"
        duplicate(
          taint,
          "{\"Key\":\(GoText.json(key.text)),\"Value\":\(GoText.json(value.text)),\"Effect\":\(GoText.json(effect.text)),"
            + "\"TimeAdded\":\(added)}", "taints must be unique by key and effect pair")
      }
    }
  }

  private mutating func addressBlocks(_ spec: Field) {
    let blocks = spec["podCIDRs"]
    var families: Set<Bool> = []
    var isDoubled = false
    var items = blocks.items
    // The single one counts where they differ.
    let single = spec["podCIDR"]
    if !single.isEmptyText, items.first?.text != single.text { items = [single.named(blocks.path.index(0))] }
    for block in items {
      legacyBlock(block, block.text)
      if let parsed = IPNetwork(block.text), !families.insert(parsed.address.isFour).inserted { isDoubled = true }
    }
    if isDoubled || items.count > 2 {
      invalid(blocks, Self.listText(blocks), "may specify no more than one CIDR for each IP family")
    }
  }

  mutating func namespace(_ namespace: Field) {
    // A change is looked at as a new namespace, and as a change.
    newMetadata(namespace["metadata"], name: .label, isNamespaced: false)
    if let old { metadataUpdate(namespace["metadata"], from: old["metadata"]) }
    // Its own finalizers change by a request of their own.
    if old != nil { return }
    let list = namespace["spec"]["finalizers"]
    for item in list.items {
      let field = item.named(list.path)
      for fault in NameText.qualifiedNameFaults(item.text) { invalid(field, nil, fault) }
      if !item.text.contains("/"), !item.isOne(of: ["kubernetes", "orphan", "foregroundDeletion"]) {
        invalid(field, nil, "name is neither a standard finalizer name nor is it fully qualified")
      }
    }
  }
}
