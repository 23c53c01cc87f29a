import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// Pools of devices, as their drivers publish them.
extension RuleSet {
  mutating func resourceSlice(_ slice: Field) {
    metadata(slice["metadata"], name: .subdomain, isNamespaced: false)
    let spec = slice["spec"]
    driverName(spec["driver"])
    poolName(spec["pool"]["name"])
    let (count, generation) = (spec["pool"]["resourceSliceCount"], spec["pool"]["generation"])
    if count.integer ?? 0 <= 0 { invalid(count, String(count.integer ?? 0), "must be greater than zero") }
    if let number = generation.integer, number < 0 {
      invalid(generation, String(number), "must be greater than or equal to zero")
    }
    if let before = old?["spec"] {
      immutable(spec["pool"]["name"], before["pool"]["name"])
      immutable(spec["driver"], before["driver"])
      immutable(spec["nodeName"], before["nodeName"])
    }
    nodes(spec)
    if spec["sharedCounters"].exists, spec["devices"].exists {
      invalid(spec, GoText.quoted(""), "only one of `sharedCounters` or `devices` is allowed")
    }
    devices(spec)
    deviceSet(spec["sharedCounters"], limit: 8, key: { $0["name"].text }) { rules, set in
      rules.declared { rules in
        if set["name"].isEmptyText { rules.required(set["name"]) } else { rules.faults(set["name"], .label) }
      }
      rules.counters(set["counters"])
    }
  }

  private mutating func counters(_ counters: Field) {
    if counters.count == 0 { return required(counters) }
    if counters.count > 32 { return tooMany(counters, counters.count, limit: 32) }
    for (key, position, _) in counters.entries {
      for fault in NameText.labelFaults(key.text) { invalid(counters, GoText.quoted(key.text), fault, at: position) }
    }
  }

  /// - Returns: what it says of the nodes, as messages list it.
  private mutating func nodeName(_ name: Field, whenEmpty fault: String) -> [String] {
    guard name.exists else { return [] }
    if name.isEmptyText {
      invalid(name, nil, fault)
      return []
    }
    faults(name, .subdomain)
    return ["`nodeName`"]
  }

  /// Which nodes reach the devices: said once.
  private mutating func nodes(_ spec: Field) {
    let (name, selector, all) = (spec["nodeName"], spec["nodeSelector"], spec["allNodes"])
    let each = spec["perDeviceNodeSelection"]
    var said = nodeName(name, whenEmpty: "must be either unset or set to a non-empty string")
    if selector.exists {
      said.append("`nodeSelector`")
      nodeSelector(selector)
      let terms = selector["nodeSelectorTerms"]
      if terms.count != 1 {
        let texts = terms.items.map { GoStruct.text($0, "NodeSelectorTerm", release) }
        invalid(
          terms, terms.exists ? "[\(texts.joined(separator: ","))]" : "null", "must have exactly one node selector term"
        )
      }
    }
    for (field, word) in [(all, "`allNodes`"), (each, "`perDeviceNodeSelection`")] where field.exists {
      if field.isTrue { said.append(word) } else { invalid(field, "false", "must be either unset or set to true") }
    }
    let detail = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required"
    if said.isEmpty { required(spec, detail) }
    if said.count > 1 {
      invalid(spec, GoText.quoted("{\(said.joined(separator: ", "))}"), "\(detail), but multiple fields are set")
    }
  }

  private mutating func devices(_ spec: Field) {
    let list = spec["devices"]
    let isAdvanced = list.items.contains { device in
      device["taints"].count > 0 || device["consumesCounters"].count > 0
        || device["attributes"].entries.contains { entry in
          (["bools", "ints", "strings", "versions"] as [StaticString]).contains { entry.value[$0].exists }
        }
    }
    let limit = isAdvanced ? 64 : 128
    if list.count > limit { return tooMany(list, list.count, limit: limit) }
    var names: Set<String> = []
    let isEach = spec["perDeviceNodeSelection"].isTrue
    for device in list.items { self.device(device, isEach: isEach) }
    for device in list.items where !names.insert(device["name"].text).inserted {
      duplicate(device, GoText.quoted(device["name"].text))
    }
  }

  private mutating func device(_ device: Field, isEach: Bool) {
    faults(device["name"], .label)
    // v1beta1 has all but the name in `basic`.
    let device = apiVersion == "resource.k8s.io/v1beta1" ? device["basic"] : device
    let (attributes, capacity) = (device["attributes"], device["capacity"])
    if attributes.count + capacity.count > 32 {
      invalid(
        device, String(attributes.count + capacity.count),
        "the total number of attributes and capacities must not exceed 32")
    }
    for (key, _, value) in attributes.entries {
      deviceQualifiedName(attributes, key.text)
      attribute(value)
    }
    for (key, _, value) in capacity.entries {
      deviceQualifiedName(capacity, key.text)
      if value["requestPolicy"].exists, !device["allowMultipleAllocations"].isTrue {
        forbidden(value["requestPolicy"], "allowMultipleAllocations must be true")
      }
    }
    let taints = device["taints"]
    if taints.count > 16 {
      tooMany(taints, taints.count, limit: 16)
    } else {
      for taint in taints.items { deviceTaint(taint, nil) }
    }
    let counters = device["consumesCounters"]
    deviceSet(counters, limit: 2, key: { $0["counterSet"].text }) { rules, item in
      rules.declared { rules in
        if item["counterSet"].isEmptyText {
          rules.required(item["counterSet"])
        } else {
          rules.faults(item["counterSet"], .label)
        }
      }
      rules.counters(item["counters"])
    }
    deviceNodes(device, isEach: isEach)
  }

  private mutating func deviceNodes(_ device: Field, isEach: Bool) {
    let (name, selector, all) = (device["nodeName"], device["nodeSelector"], device["allNodes"])
    guard isEach else {
      if name.exists || selector.exists || all.exists {
        invalid(
          device, "null",
          "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the "
            + "ResourceSlice spec")
      }
      return
    }
    var said = nodeName(name, whenEmpty: "must not be empty")
    if selector.exists {
      said.append("`nodeSelector`")
      nodeSelector(selector)
    }
    if all.exists {
      if all.isTrue { said.append("`allNodes`") } else { invalid(all, "false", "must be either unset or set to true") }
    }
    let detail =
      "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in "
      + "the ResourceSlice spec"
    if said.isEmpty { required(device, detail) }
    if said.count > 1 { invalid(device, GoText.quoted("{\(said.joined(separator: ", "))}"), detail) }
  }

  private mutating func attribute(_ attribute: Field) {
    let kinds: [StaticString] = ["bool", "int", "string", "version", "bools", "ints", "strings", "versions"]
    let present = kinds.filter { attribute[$0].exists }
    for kind in present {
      let field = attribute[kind]
      let values = field.node.kind == .sequence ? field.items : [field]
      if field.node.kind == .sequence, values.isEmpty { invalid(field, "[]", "must not be empty if specified") }
      for value in values {
        if kind.description.hasPrefix("version"), !Self.isSemanticVersion(value.text) {
          invalid(value, nil, "must be a string compatible with semver.org spec 2.0.0")
        }
        if value.text.utf8.count > 64, kind.description.hasPrefix("version") || kind.description.hasPrefix("string") {
          tooLong(value, limit: 64)
        }
      }
    }
    if present.isEmpty {
      return declared { $0.invalid(attribute, GoText.quoted(""), "exactly one value must be specified") }
    }
    if present.count > 1 {
      declared {
        $0.invalid(
          attribute, GoStruct.text(attribute, "DeviceAttribute", $0.release), "exactly one value must be specified")
      }
    }
  }

  private static func isSemanticVersion(_ text: String) -> Bool {
    let (rest, build) = cut(text, "+")
    let (core, preRelease) = cut(rest, "-")
    func isNumber(_ part: Substring) -> Bool {
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } && (part == "0" || !part.hasPrefix("0"))
    }
    func isWord(_ part: Substring) -> Bool {
      !part.isEmpty
        && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy(isNumber) else { return false }
    let before = preRelease?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let after = build?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    return before.allSatisfy { isWord($0) && (isNumber($0) || $0.utf8.contains { !(0x30...0x39).contains($0) }) }
      && after.allSatisfy(isWord)
  }

  private static func cut(_ text: some StringProtocol, _ mark: Character) -> (Substring, Substring?) {
    guard let place = text.firstIndex(of: mark) else { return (Substring(text), nil) }
    return (Substring(text[..<place]), Substring(text[text.index(after: place)...]))
  }
}
