import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  mutating func pod(_ pod: Field) {
    let metadata = pod["metadata"]
    let spec = pod["spec"]
    if let old { metadataUpdate(metadata, from: old["metadata"]) }
    newMetadata(metadata, name: .subdomain, isNamespaced: true)
    podAnnotations(metadata["annotations"], spec)
    podSpec(spec, labels: metadata["labels"], isPod: true)
    for list: StaticString in ["containers", "initContainers"] {
      for container in spec[list].items { imageBlanks(container["image"]) }
    }
    if let old { return podChange(pod, from: old) }
    if spec["ephemeralContainers"].count > 0 { forbidden(spec["ephemeralContainers"], "cannot be set on create") }
    if !spec["nodeName"].isEmptyText, spec["schedulingGates"].count > 0 {
      forbidden(spec["nodeName"], "cannot be set until all schedulingGates have been cleared")
    }
  }

  private mutating func podChange(_ pod: Field, from old: Field) {
    if subresource != "resize" {
      podAnnotationsUpdate(pod["metadata"]["annotations"], from: old["metadata"]["annotations"])
    }
    switch subresource {
    case "ephemeralcontainers": ephemeralContainersUpdate(pod, from: old)
    case "resize": podResize(pod, from: old)
    default: podUpdate(pod, from: old)
    }
  }

  mutating func imageBlanks(_ image: Field) {
    if let first = image.text.unicodeScalars.first, let last = image.text.unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    {
      invalid(image, nil, "must not have leading or trailing whitespace")
    }
  }

  /// A template's labels, annotations and pod. Q: its paths leave `metadata` out.
  ///
  /// - Parameters:
  ///   - claimTemplates: those of a StatefulSet, which make volumes of their names.
  ///   - label: a value that the API server writes into a label before it looks.
  mutating func podTemplate(
    _ template: Field, claimTemplates: Field? = nil, labelledBy label: (text: String, position: SourcePosition)? = nil
  ) {
    let metadata = template["metadata"]
    let labels = metadata["labels"].named(template.path.child("labels"))
    self.labels(labels)
    for fault in label.map({ NameText.labelValueFaults($0.text) }) ?? [] {
      invalid(labels, label.map { GoText.quoted($0.text) }, fault, at: label?.position)
    }
    let annotations = metadata["annotations"].named(template.path.child("annotations"))
    self.annotations(annotations)
    podAnnotations(annotations, template["spec"])
    podSpec(template["spec"], labels: metadata["labels"], isPod: false, claimTemplates: claimTemplates)
    if template["spec"]["ephemeralContainers"].count > 0 {
      forbidden(template["spec"]["ephemeralContainers"], "ephemeral containers not allowed in pod template")
    }
  }

  private mutating func podAnnotations(_ annotations: Field, _ spec: Field) {
    guard annotations.exists else { return }
    for entry in annotations.node.entries {
      let value = Field(entry.value)
      if entry.key.isText("kubernetes.io/config.mirror"), spec["nodeName"].isEmptyText {
        invalid(
          value.named(annotations.path.key(entry.key.text)), GoText.quoted(""),
          "must set spec.nodeName if mirror pod annotation is set")
      }
      if entry.key.isText("controller.kubernetes.io/pod-deletion-cost"), Int32(entry.value.text) == nil {
        invalid(value.named(annotations.path.key(entry.key.text)), nil, "must be a 32bit integer")
      }
    }
  }

  /// - Parameter labels: the pod's own, which `matchLabelKeys` looks its values up in.
  mutating func podSpec(_ spec: Field, labels: Field, isPod: Bool, claimTemplates: Field? = nil) {
    var scope = PodScope(spec, isPod: isPod)
    volumes(spec["volumes"], &scope)
    for claim in claimTemplates?.items ?? [] { scope.claimVolumes.insert(claim["metadata"]["name"].text) }
    resourceClaims(spec["resourceClaims"])
    containers(spec["containers"], scope)
    initContainers(spec["initContainers"], scope)
    if isPod, old != nil { ephemeralContainers(spec["ephemeralContainers"], scope) }
    podResources(spec, scope)
    hostNetworkPorts(spec, scope)
    word(spec["restartPolicy"], ["Always", "OnFailure", "Never"])
    word(spec["dnsPolicy"], ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
    self.labels(spec["nodeSelector"])
    podSecurityContext(spec["securityContext"], spec)
    affinity(spec["affinity"], labels: labels, isPod: isPod)
    dnsConfig(spec["dnsConfig"], policy: spec["dnsPolicy"])
    for gate in spec["readinessGates"].items { labelKey(gate["conditionType"]) }
    schedulingGates(spec["schedulingGates"])
    topologySpread(spec["topologySpreadConstraints"], labels: labels, isPod: isPod)
    names(spec)
    let deadline = spec["activeDeadlineSeconds"]
    if let seconds = deadline.integer, !(1...2_147_483_647).contains(seconds) {
      invalid(deadline, String(seconds), "must be between 1 and 2147483647, inclusive")
    }
    if !spec["hostname"].isEmptyText { faults(spec["hostname"], .label) }
    if !spec["subdomain"].isEmptyText { faults(spec["subdomain"], .label) }
    tolerations(spec["tolerations"])
    for alias in spec["hostAliases"].items {
      ipAddress(alias["ip"])
      for name in alias["hostnames"].items { faults(name, .subdomain) }
    }
    if !spec["priorityClassName"].isEmptyText { faults(spec["priorityClassName"], .subdomain) }
    if spec["runtimeClassName"].exists { faults(spec["runtimeClassName"], .subdomain) }
    word(spec["preemptionPolicy"], ["PreemptLowerPriority", "Never"])
    overhead(spec["overhead"])
    operatingSystem(spec)
  }

  private mutating func names(_ spec: Field) {
    let account = spec["serviceAccountName"].isEmptyText ? spec["serviceAccount"] : spec["serviceAccountName"]
    if !account.isEmptyText { faults(account.named(spec.path.child("serviceAccountName")), .subdomain) }
    if !spec["nodeName"].isEmptyText { faults(spec["nodeName"], .subdomain) }
  }

  private mutating func resourceClaims(_ field: Field) {
    var seen: Set<String> = []
    for claim in field.items {
      let name = claim["name"]
      if name.isEmptyText {
        required(name)
      } else if seen.contains(name.text) {
        duplicate(name)
      } else {
        faults(name, .label)
        seen.insert(name.text)
      }
      let (direct, template) = (claim["resourceClaimName"], claim["resourceClaimTemplateName"])
      if direct.exists, template.exists {
        invalid(
          claim, Self.claimText(claim),
          "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")
      }
      if !direct.exists, !template.exists {
        invalid(
          claim, Self.claimText(claim), "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")
      }
      if direct.exists { faults(direct, .subdomain) }
      if template.exists { faults(template, .subdomain) }
    }
  }

  private static func claimText(_ claim: Field) -> String {
    func value(_ field: Field) -> String { field.exists ? GoText.json(field.text) : "null" }
    return "{\"Name\":\(GoText.json(claim["name"].text)),\"ResourceClaimName\":\(value(claim["resourceClaimName"])),"
      + "\"ResourceClaimTemplateName\":\(value(claim["resourceClaimTemplateName"]))}"
  }

  private mutating func schedulingGates(_ field: Field) {
    var seen: Set<String> = []
    for gate in field.items {
      let name = gate["name"].named(gate.path)
      labelKey(name)
      if !seen.insert(name.text).inserted { duplicate(name) }
    }
  }

  private mutating func dnsConfig(_ config: Field, policy: Field) {
    let nameservers = config["nameservers"]
    if policy.isText("None") {
      if !config.exists { return required(config, "must provide `dnsConfig` when `dnsPolicy` is None") }
      if nameservers.count == 0 {
        return required(nameservers, "must provide at least one DNS nameserver when `dnsPolicy` is None")
      }
    }
    if nameservers.count > 3 {
      invalid(nameservers, Self.listText(nameservers), "must not have more than 3 nameservers")
    }
    for server in nameservers.items { ipAddress(server) }
    let searches = config["searches"]
    if searches.count > 32 {
      invalid(searches, Self.listText(searches), "must not have more than 32 search paths")
    }
    if searches.items.reduce(searches.count - 1, { $0 + $1.text.utf8.count }) > 2048 {
      invalid(
        searches, Self.listText(searches),
        "must not have more than 2048 characters (including spaces) in the search list")
    }
    for option in config["options"].items where option["name"].isEmptyText { required(option, "must not be empty") }
  }

  /// A list of strings as Go's JSON.
  static func listText(_ list: Field) -> String {
    "[" + list.items.map { GoText.json($0.text) }.joined(separator: ",") + "]"
  }

  /// An IPv4 or IPv6 address.
  mutating func ipAddress(_ field: Field) {
    if IPAddress(field.text) == nil {
      invalid(field, nil, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
    }
  }

  private mutating func hostNetworkPorts(_ spec: Field, _ scope: PodScope) {
    guard scope.usesHostNetwork else { return }
    for container in spec["containers"].items {
      for port in container["ports"].items {
        // An absent host port is the container's in a pod, and becomes so when a template's pod is made.
        guard let host = port["hostPort"].integer, host != 0, host != port["containerPort"].integer ?? 0 else {
          continue
        }
        invalid(port["hostPort"], String(host), "must match `containerPort` when `hostNetwork` is true")
      }
    }
  }

  private mutating func operatingSystem(_ spec: Field) {
    let os = spec["os"]
    guard os.exists else { return }
    let name = os["name"]
    if name.isEmptyText { return required(name) }
    guard name.isOne(of: ["linux", "windows"]) else { return notSupported(name, ["linux", "windows"]) }
    guard name.isText("windows") else { return }
    let detail = "cannot be set for a windows pod"
    let context = spec["securityContext"]
    for key: StaticString in ["hostPID", "hostIPC"] where spec[key].isTrue {
      forbidden(spec[key].named(context.path.child(key)), detail)
    }
    for key: StaticString in [
      "appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls", "runAsUser",
      "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy",
    ] where context[key].exists {
      forbidden(context[key], detail)
    }
    if spec["shareProcessNamespace"].exists { forbidden(spec["shareProcessNamespace"], detail) }
  }
}
