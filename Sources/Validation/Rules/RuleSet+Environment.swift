import Kinds
import Kubernetes
import SourceText

extension RuleSet {
  private static let podFields = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
    "status.hostIPs", "status.podIP", "status.podIPs",
  ]
  private static let resourceFields = [
    "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage",
    "requests.memory",
  ]

  mutating func environment(_ list: Field) {
    for variable in list.items {
      let name = variable["name"]
      if name.isEmptyText { required(name) } else { variableName(name) }
      let source = variable["valueFrom"]
      guard source.exists else { continue }
      valueSource(source)
      let kinds: [StaticString] = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"]
      let count = kinds.count { source[$0].exists }
      if count == 0 {
        invalid(
          source, GoText.quoted(""),
          release >= Release(minor: 34)
            ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"
            : "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`")
      } else if !variable["value"].isEmptyText {
        invalid(source, GoText.quoted(""), "may not be specified when `value` is not empty")
      } else if count > 1 {
        invalid(source, GoText.quoted(""), "may not have more than one field specified at a time")
      }
    }
  }

  mutating func environmentSources(_ list: Field) {
    for item in list.items {
      if !item["prefix"].isEmptyText { variableName(item["prefix"]) }
      let kinds: [StaticString] = ["configMapRef", "secretRef"]
      for kind in kinds where item[kind].exists {
        let name = item[kind]["name"]
        if name.isEmptyText { required(name) } else { faults(name, .subdomain) }
      }
      switch kinds.count(where: { item[$0].exists }) {
      case 0: invalid(item.named(list.path), GoText.quoted(""), "must specify one of: `configMapRef` or `secretRef`")
      case 1: break
      default:
        invalid(item.named(list.path), GoText.quoted(""), "may not have more than one field specified at a time")
      }
    }
  }

  private mutating func variableName(_ field: Field) {
    if !field.text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }) {
      invalid(
        field, nil,
        "a valid environment variable name must consist only of printable ASCII characters other than '='")
    }
  }

  private mutating func valueSource(_ source: Field) {
    if source["fieldRef"].exists { podField(source["fieldRef"], Self.podFields) }
    if source["resourceFieldRef"].exists { resourceField(source["resourceFieldRef"], inVolume: false) }
    for kind: StaticString in ["configMapKeyRef", "secretKeyRef"] where source[kind].exists {
      faults(source[kind]["name"], .subdomain)
      configMapKey(source[kind]["key"])
    }
    if source["fileKeyRef"].exists {
      for key: StaticString in ["volumeName", "path", "key"] where source["fileKeyRef"][key].isEmptyText {
        required(source["fileKeyRef"][key])
      }
    }
  }

  private mutating func configMapKey(_ key: Field) {
    if key.isEmptyText { return required(key) }
    configKey(key, key.text)
  }

  /// A key of a ConfigMap or a Secret.
  mutating func configKey(_ field: Field, _ text: String) {
    let quoted = GoText.quoted(text)
    if text.utf8.count > 253 { invalid(field, quoted, "must be no more than 253 characters") }
    let isKey = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
        || byte == 0x2E
    }
    if !isKey {
      invalid(
        field, quoted,
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  "
          + "or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')")
    } else if text == "." {
      invalid(field, quoted, "must not be '.'")
    } else if text == ".." {
      invalid(field, quoted, "must not be '..'")
    } else if text.hasPrefix("..") {
      invalid(field, quoted, "must not start with '..'")
    }
  }

  /// `fieldRef`: a field of the pod by its path.
  mutating func podField(_ reference: Field, _ allowed: [String]) {
    let path = reference["fieldPath"]
    if path.isEmptyText { return required(path) }
    let text = path.text
    if let open = text.firstIndex(of: "["), text.hasSuffix("']"), text[open...].hasPrefix("['") {
      let (map, key) = (String(text[..<open]), String(text[open...].dropFirst(2).dropLast(2)))
      if map == "metadata.labels" || map == "metadata.annotations" {
        let name = map == "metadata.annotations" ? key.lowercased() : key
        for fault in NameText.qualifiedNameFaults(name) {
          invalid(path.named(reference.path), GoText.quoted(name), fault)
        }
        return
      }
    }
    if allowed.contains(text) { return }
    // What the API server knows as a path at all; not all of it is a field that may stand here.
    let known =
      Self.podFields + [
        "metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName",
        "status.phase", "status.nominatedNodeName", "spec.hostNetwork",
      ]
    let advice = Spelling.nearest(to: text, among: allowed).map { "did you mean \($0)?" } ?? ""
    if !known.contains(text) {
      return invalid(path, nil, "error converting fieldPath: field label not supported: \(text)", advice: advice)
    }
    notSupported(path, allowed)
  }

  /// `resourceFieldRef`: a request or limit of a container.
  mutating func resourceField(_ reference: Field, inVolume: Bool) {
    let resource = reference["resource"]
    let text = resource.text
    if inVolume, reference["containerName"].isEmptyText {
      required(reference["containerName"])
    } else if resource.isEmptyText {
      required(resource)
    } else if !Self.resourceFields.contains(text), !text.hasPrefix("requests.hugepages-"),
      !text.hasPrefix("limits.hugepages-")
    {
      notSupported(resource, Self.resourceFields)
    }
    divisor(reference["divisor"], of: text)
  }

  private mutating func divisor(_ field: Field, of resource: String) {
    guard let divisor = field.quantity, !divisor.isZero else { return }
    let sizes = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]
    let (allowed, words, name): ([String], String, String)
    switch resource.split(separator: ".", maxSplits: 1).last.map(String.init) ?? "" {
    case "cpu": (allowed, words, name) = (["1m", "1"], "1m and 1", "cpu")
    case "memory": (allowed, words, name) = (sizes, sizes.joined(separator: ", "), "memory")
    case "ephemeral-storage": (allowed, words, name) = (sizes, sizes.joined(separator: ", "), "local ephemeral storage")
    case let other where other.hasPrefix("hugepages-"):
      (allowed, words, name) = (sizes, sizes.joined(separator: ", "), "hugepages")
    default: return
    }
    if !allowed.contains(divisor.canonicalText) {
      invalid(field, GoText.quoted(resource), "only divisor's values \(words) are supported with the \(name) resource")
    }
  }
}
