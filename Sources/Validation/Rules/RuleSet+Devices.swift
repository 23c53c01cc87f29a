import CEL
import Kinds
import Kubernetes
import SourceText
import YAML

/// Classes of devices, their configuration, rules that taint them.
extension RuleSet {
  mutating func deviceClass(_ deviceClass: Field) {
    let metadata = deviceClass["metadata"]
    newMetadata(metadata, name: longName, isNamespaced: false)
    if let old { metadataUpdate(metadata, from: old["metadata"]) }
    let spec = deviceClass["spec"]
    deviceSelectors(spec["selectors"])
    deviceList(spec["config"], limit: 32) { rules, config in rules.deviceConfiguration(config) }
    let resource = spec["extendedResourceName"]
    if resource.exists { declared { $0.extendedResource(resource) } }
  }

  private mutating func extendedResource(_ name: Field) {
    let text = name.text
    guard isDeclared else {
      let isOne = ResourceName.isExtended(text) && NameText.qualifiedNameFaults("requests.\(text)").isEmpty
      if !isOne { invalid(name, nil, "must be a valid extended resource name") }
      return
    }
    if ResourceName.isNative(text), !text.contains("/") {
      invalid(name, nil, "a name must be a domain-prefixed path, such as 'example.com/my-prop'")
    } else if ResourceName.isNative(text) {
      invalid(name, nil, "must not have a kubernetes.io domain")
    } else if text.hasPrefix("requests.") {
      invalid(name, nil, "must not start with 'requests.'")
    }
    for fault in NameText.qualifiedNameFaults("requests.\(text)") { invalid(name, nil, fault) }
  }

  mutating func deviceSelectors(_ list: Field) {
    deviceList(list, limit: 32) { rules, selector in
      let expression = selector["cel"]["expression"]
      if !selector["cel"].exists { return rules.required(selector["cel"]) }
      if expression.text.utf8.count > 10 * 1024 { return rules.tooLong(expression, limit: 10 * 1024) }
      rules.expression(
        expression, variables: CELType.deviceVariables(knowsSharing: rules.release >= Release(minor: 36)),
        .devices(minor: rules.release.minor))
    }
  }

  /// An expression that is true or false.
  private mutating func expression(_ field: Field, variables: [CELType.Field], _ features: CELFeatures) {
    let text = field.text
    do throws(CELRefusal) {
      let type = try CELExpression.type(of: text, variables: variables, features: features)
      if type != .bool, type != .dynamic {
        invalid(field, nil, "must evaluate to bool or the unknown type, not \(type.declaredName)")
      }
    } catch {
      invalid(field, nil, "compilation failed: \(error.report(of: text))")
    }
  }

  mutating func deviceConfiguration(_ config: Field) {
    let opaque = config["opaque"]
    if !opaque.exists { return required(opaque) }
    declared { $0.driverName(opaque["driver"]) }
    let parameters = opaque["parameters"]
    if !parameters.exists {
      required(parameters)
    } else if parameters.json.utf8.count > 10 * 1024 {
      tooLong(parameters, limit: 10 * 1024)
    } else if parameters.node.kind != .mapping {
      invalid(parameters, GoText.quoted("<value omitted>"), "must be a valid JSON object")
    }
  }

  // MARK: Taints

  mutating func deviceTaintRule(_ rule: Field) {
    metadata(rule["metadata"], name: .subdomain, isNamespaced: false)
    let selector = rule["spec"]["deviceSelector"]
    if selector["driver"].exists { driverName(selector["driver"]) }
    if selector["pool"].exists { poolName(selector["pool"]) }
    if selector["device"].exists { faults(selector["device"], .label) }
    deviceTaint(rule["spec"]["taint"], old?["spec"]["taint"])
  }

  mutating func deviceTaint(_ taint: Field, _ before: Field?) {
    labelKey(taint["key"])
    if !taint["value"].isEmptyText {
      for fault in NameText.labelValueFaults(taint["value"].text) { invalid(taint["value"], nil, fault) }
    }
    let effect = taint["effect"]
    if let before, before["effect"].text == effect.text { return }
    if effect.isEmptyText { return declared { $0.required(effect) } }
    if !effect.isOne(of: ["NoExecute", "NoSchedule", "None"]) {
      declared { $0.notSupported(effect, ["NoExecute", "NoSchedule", "None"]) }
    }
  }

  // MARK: Names

  mutating func poolName(_ name: Field) {
    if name.isEmptyText { return required(name) }
    if name.text.utf8.count > 253 { tooLong(name, limit: 253) }
    for part in name.text.split(separator: "/", omittingEmptySubsequences: false) {
      for fault in NameText.subdomainFaults(String(part)) { invalid(name, GoText.quoted(String(part)), fault) }
    }
  }

  /// The name of an attribute or a capacity: an identifier, perhaps behind a domain.
  mutating func deviceQualifiedName(_ field: Field, _ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: identifier(field, parts[0])
    case 2:
      if parts[0].isEmpty {
        invalid(field, GoText.quoted(""), "the domain must not be empty")
      } else {
        if parts[0].utf8.count > 63 { tooLong(field, limit: 63) }
        for fault in NameText.subdomainFaults(parts[0].lowercased()) { invalid(field, GoText.quoted(parts[0]), fault) }
      }
      if parts[1].isEmpty {
        invalid(field, GoText.quoted(""), "the name must not be empty")
      } else {
        identifier(field, parts[1])
      }
    default: break
    }
  }

  private mutating func identifier(_ field: Field, _ text: String) {
    if text.utf8.count > 32 { tooLong(field, limit: 32) }
    let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F }
    let isIdentifier =
      text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    if !isIdentifier {
      invalid(
        field, GoText.quoted(text),
        "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters "
          + "or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')"
      )
    }
  }
}
