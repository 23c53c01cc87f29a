import Kubernetes
import SourceText
import Symbols
import YAML

/// What the name of a kind must look like.
enum NameRule {
  case subdomain, label, dns1035
  /// Of a Service: a DNS-1035 label, and since 1.36 any label.
  case service
  /// A subdomain by a declaration, which counts bytes.
  case longName
  /// Of roles and their bindings.
  case pathSegment

  func faults(_ text: String) -> [String] {
    switch self {
    case .subdomain: NameText.subdomainFaults(text)
    case .label: NameText.labelFaults(text)
    case .dns1035: NameText.dns1035Faults(text)
    case .service: NameText.labelFaults(text)
    case .longName:
      NameText.subdomainFaults(text).map { $0.hasSuffix("253 characters") ? "must be no more than 253 bytes" : $0 }
    case .pathSegment: NameText.pathSegmentFaults(text)
    }
  }
}

extension RuleSet {
  /// Names, labels, annotations, owners, finalizers.
  mutating func metadata(_ metadata: Field, name rule: NameRule, isNamespaced: Bool, anyFinalizer: Bool = false) {
    if let old { return metadataUpdate(metadata, from: old["metadata"], anyFinalizer: anyFinalizer) }
    newMetadata(metadata, name: rule, isNamespaced: isNamespaced, anyFinalizer: anyFinalizer)
  }

  /// Of a new object, or of a changed one that is looked at as if it were new.
  ///
  /// - Parameter anyFinalizer: whether finalizers may have any qualified name.
  mutating func newMetadata(
    _ metadata: Field, name rule: NameRule, isNamespaced: Bool, anyFinalizer: Bool = false
  ) {
    let generateName = metadata["generateName"]
    if !generateName.isEmptyText {
      for fault in rule.faults(Self.masked(generateName.text)) { invalid(generateName, nil, fault) }
    }
    let name = metadata["name"]
    if !name.isEmptyText {
      if rule == .longName { declared { $0.faults(name, rule) } } else { faults(name, rule) }
    } else if generateName.isEmptyText {
      required(name, "name or generateName is required")
    }
    let namespace = metadata["namespace"]
    // Objects without a namespace lose one that is written, without a word.
    if isNamespaced, !namespace.isEmptyText { faults(namespace, .label) }
    nonNegative(metadata["generation"])
    labels(metadata["labels"])
    annotations(metadata["annotations"])
    ownerReferences(metadata["ownerReferences"])
    finalizers(metadata["finalizers"], any: anyFinalizer)
  }

  /// A prefix may end in `-`: the API server looks at it with its end replaced.
  private static func masked(_ prefix: String) -> String {
    prefix.utf8.count > 1 && prefix.hasSuffix("-") ? String(prefix.dropLast(2)) + "a" : prefix
  }

  /// A name that must follow a rule.
  mutating func faults(_ field: Field, _ rule: NameRule) {
    for fault in rule.faults(field.text) { invalid(field, nil, fault) }
  }

  /// A label key that stands as a value.
  mutating func labelKey(_ field: Field) {
    if field.exists, field.node.symbol.isQualifiedName { return }
    for fault in NameText.qualifiedNameFaults(field.text) { invalid(field, nil, fault) }
  }

  /// A map of labels: errors name the map, not the key.
  mutating func labels(_ field: Field) {
    guard field.exists else { return }
    let isFine = field.node.entries.allSatisfy { entry in
      entry.key.isQualifiedName && (entry.value.isNull || entry.value.withUTF8(NameText.isLabelValue))
    }
    if isFine { return }
    for (key, keyPosition, value) in field.entries {
      for fault in NameText.qualifiedNameFaults(key.text) {
        invalid(field, GoText.quoted(key.text), fault, at: keyPosition)
      }
      for fault in NameText.labelValueFaults(value.text) {
        invalid(field, GoText.quoted(value.text), fault, at: value.position)
      }
    }
  }

  mutating func annotations(_ field: Field) {
    guard field.exists else { return }
    var size = 0
    var isFine = true
    for entry in field.node.entries {
      size += entry.key.withUTF8(\.count) + (entry.value.isNull ? 0 : entry.value.withUTF8(\.count))
      if !entry.key.isQualifiedName { isFine = false }
    }
    if !isFine {
      for (key, keyPosition, _) in field.entries {
        for fault in NameText.qualifiedNameFaults(key.text.lowercased()) {
          invalid(field, GoText.quoted(key.text), fault, at: keyPosition)
        }
      }
    }
    if size > 262_144 { tooLong(field, limit: 262_144) }
  }

  mutating func ownerReferences(_ field: Field) {
    let references = field.items
    var controllers: [Field] = []
    for reference in references {
      let version = reference["apiVersion"]
      let versionText = version.text
      if versionText.isEmpty || versionText.hasSuffix("/") {
        invalid(version.named(field.path.child("apiVersion")), nil, "version must not be empty")
      }
      for name: StaticString in ["kind", "name"] where reference[name].isEmptyText {
        invalid(reference[name].named(field.path.child(name)), nil, "must not be empty")
      }
      if reference["uid"].isEmptyText {
        if isDeclared {
          required(reference["uid"], "must not be empty")
        } else {
          invalid(reference["uid"].named(field.path.child("uid")), nil, "must not be empty")
        }
      }
      if versionText == "v1" || versionText == "events.k8s.io/v1", reference["kind"].isText("Event") {
        invalid(
          reference.named(field.path), Self.ownerText(reference),
          "\(Self.groupVersionKind(reference)) is disallowed from being an owner")
      }
      if reference["controller"].isTrue { controllers.append(reference) }
    }
    guard controllers.count > 1 else { return }
    let value = "[" + references.map(Self.ownerText).joined(separator: ",") + "]"
    for pair in zip(controllers, controllers.dropFirst()) {
      let names = [controllers[0], pair.1].map { "\($0["kind"].text)/\($0["name"].text)" }
      invalid(
        field, value,
        "Only one reference can have Controller set to true. Found \"true\" in references for \(names[0]) and \(names[1])",
        at: pair.1["controller"].position)
    }
  }

  private static func groupVersionKind(_ reference: Field) -> String {
    let version = reference["apiVersion"].text
    return "\(version.contains("/") ? version : "/" + version), Kind=\(reference["kind"].text)"
  }

  private static func ownerText(_ reference: Field) -> String {
    var parts = ["apiVersion", "kind", "name", "uid"].map { (name: StaticString) in
      "\"\(name)\":\(GoText.json(reference[name].text))"
    }
    for name: StaticString in ["controller", "blockOwnerDeletion"] where reference[name].exists {
      parts.append("\"\(name)\":\(reference[name].isTrue)")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  mutating func finalizers(_ field: Field, any isFree: Bool = false) {
    let standard: [StaticString] = ["kubernetes", "orphan", "foregroundDeletion"]
    let items = field.items
    for item in items {
      for fault in NameText.qualifiedNameFaults(item.text) { invalid(item.named(field.path), nil, fault) }
    }
    if items.contains(where: { $0.isText("orphan") }), items.contains(where: { $0.isText("foregroundDeletion") }) {
      invalid(
        field, "[" + items.map { GoText.json($0.text) }.joined(separator: ",") + "]",
        "finalizer orphan and foregroundDeletion cannot be both set")
    }
    if isFree { return }
    for item in items where !item.isOne(of: standard) && !item.text.utf8.contains(UInt8(ascii: "/")) {
      invalid(item, nil, "name is neither a standard finalizer name nor is it fully qualified")
    }
  }
}
