import Kubernetes
import SourceText

extension RuleSet {
  mutating func node(_ node: Field) {
    metadata(node["metadata"], name: .subdomain, isNamespaced: false)
    let spec = node["spec"]
    // Q: the paths say `metadata`, though the taints stand in the spec.
    taints(spec["taints"].named(FieldPath.root.child("metadata").child("taints")))
    for list: StaticString in ["capacity", "allocatable"] {
      for amount in ResourceAmounts(node["status"][list]).amounts {
        // Q: a dot, no brackets.
        let path = node["status"][list].path.child(text: amount.name)
        quantity(
          ResourceAmounts.Amount(name: amount.name, quantity: amount.quantity, field: amount.field.named(path)))
      }
    }
    addressBlocks(spec)
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
    for block in blocks.items {
      if let parsed = IPNetwork(block.text) {
        if !families.insert(parsed.address.isFour).inserted { isDoubled = true }
      } else {
        invalid(block, nil, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")
      }
    }
    if isDoubled || blocks.count > 2 {
      invalid(blocks, Self.listText(blocks), "may specify no more than one CIDR for each IP family")
    }
  }

  mutating func namespace(_ namespace: Field) {
    metadata(namespace["metadata"], name: .label, isNamespaced: false)
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
