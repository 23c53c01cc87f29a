import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// Of pods and their templates.
extension WarningSet {
  mutating func pod(_ pod: Field) {
    let name = pod["metadata"]["name"]
    if case let faults = NameText.labelFaults(name.text), !faults.isEmpty, !name.isEmptyText {
      warn(
        name,
        "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is "
          + "recommended: [\(faults.joined(separator: " "))]")
    }
    appArmorAnnotations(pod)
    template(pod)
  }

  /// A pod, or a template of pods: both have metadata and a spec.
  mutating func template(_ template: Field) {
    let (spec, annotations) = (template["spec"], template["metadata"]["annotations"])
    let isPod = kind.name == "Pod"
    placement(spec)
    for (key, words) in [
      ("scheduler.alpha.kubernetes.io/critical-pod", "v1.16+; use the \"priorityClassName\""),
      ("security.alpha.kubernetes.io/sysctls", "v1.11+; use the \"sysctls\""),
      ("security.alpha.kubernetes.io/unsafe-sysctls", "v1.11+; use the \"sysctls\""),
    ] where annotations[key: key].exists {
      warn(of: annotations[key: key], "non-functional in \(words) field instead")
    }
    volumes(spec["volumes"])
    for volume in spec["volumes"].items { overlappingPaths(volume) }
    names(spec)
    for name in ["memory", "ephemeral-storage"] { fraction(spec["overhead"][key: name]) }
    let context = spec["securityContext"]
    let seccomp = annotations[key: "seccomp.security.alpha.kubernetes.io/pod"]
    if !context["seccompProfile"].exists, seccomp.exists {
      warn(of: seccomp, "non-functional in v1.27+; use the \"seccompProfile\" field instead")
    }
    for container in Self.containers(spec) {
      let name = container["name"].text
      let old = annotations[key: "container.seccomp.security.alpha.kubernetes.io/\(name)"]
      if !container["securityContext"]["seccompProfile"].exists, old.exists {
        warn(of: old, "non-functional in v1.27+; use the \"seccompProfile\" field instead")
      }
      let appArmor = annotations[key: "container.apparmor.security.beta.kubernetes.io/\(name)"]
      if !isPod, !container["securityContext"]["appArmorProfile"].exists, appArmor.exists,
        !context["appArmorProfile"].exists
      {
        warn(of: appArmor, "deprecated since v1.30; use the \"appArmorProfile\" field instead")
      }
      for resource in ["memory", "ephemeral-storage"] {
        for list: StaticString in ["limits", "requests"] { fraction(container["resources"][list][key: resource]) }
      }
      hiddenVariables(container["env"])
    }
    ports(spec)
    rest(spec)
  }

  /// Init containers first.
  static func containers(_ spec: Field) -> [Field] {
    spec["initContainers"].items + spec["containers"].items + spec["ephemeralContainers"].items
  }

  private mutating func appArmorAnnotations(_ pod: Field) {
    let annotations = pod["metadata"]["annotations"]
    for container in Self.containers(pod["spec"]) {
      let annotation = annotations[key: "container.apparmor.security.beta.kubernetes.io/\(container["name"].text)"]
      let profile = container["securityContext"]["appArmorProfile"]
      // What the server made of the annotation stands where the annotation stands.
      let isMade = profile.exists && profile.position == annotation.position
      let isUnsaid = !profile.exists && !pod["spec"]["securityContext"]["appArmorProfile"].exists
      if annotation.exists, isMade || isUnsaid {
        warn(of: annotation, "deprecated since v1.30; use the \"appArmorProfile\" field instead")
      }
    }
  }

  private mutating func placement(_ spec: Field) {
    for (key, _, value) in spec["nodeSelector"].entries {
      if let words = DeprecatedLabels.words(key.text) { warn(of: value, words) }
    }
    let node = spec["affinity"]["nodeAffinity"]
    for term in node["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"].items {
      nodeTerm(term, checksValues: false)
    }
    for item in node["preferredDuringSchedulingIgnoredDuringExecution"].items {
      nodeTerm(item["preference"], checksValues: true)
    }
    for constraint in spec["topologySpreadConstraints"].items {
      let key = constraint["topologyKey"]
      if let words = DeprecatedLabels.words(key.text) { warn(of: key, "\(key.text) is \(words)") }
      noSelector(constraint["labelSelector"])
    }
  }

  private mutating func noSelector(_ selector: Field) {
    if !selector.exists { warn(of: selector, "a null labelSelector results in matching no pod") }
  }

  private mutating func volumes(_ list: Field) {
    for volume in list.items {
      for (name, words) in [
        ("photonPersistentDisk" as StaticString, "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("ephemeral", ""),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
      ] where volume[name].exists {
        if words.isEmpty {
          let spec = volume["ephemeral"]["volumeClaimTemplate"]["spec"]
          claimSpec(spec, at: spec.path)
        } else {
          let path = name.description == "storageos" ? volume.path.child("storageOS") : volume.path.child(name)
          warn(of: volume[name].named(path), words)
        }
      }
    }
  }

  private mutating func names(_ spec: Field) {
    var addresses: Set<String> = []
    for alias in spec["hostAliases"].items where !addresses.insert(alias["ip"].text).inserted {
      warn(of: alias["ip"], "duplicate ip \(GoText.quoted(alias["ip"].text))")
    }
    var names: Set<String> = []
    for secret in spec["imagePullSecrets"].items where !names.insert(secret["name"].text).inserted {
      warn(of: secret["name"], "duplicate name \(GoText.quoted(secret["name"].text))")
    }
    for secret in spec["imagePullSecrets"].items where secret["name"].isEmptyText {
      warn(of: secret["name"], "invalid empty name \"\"")
    }
  }

  private mutating func fraction(_ amount: Field) {
    guard let quantity = amount.quantity, quantity.milliValue % 1000 != 0 else { return }
    warn(of: amount, "fractional byte value \(GoText.quoted(quantity.canonicalText)) is invalid, must be an integer")
  }

  private mutating func hiddenVariables(_ list: Field) {
    var names: Set<String> = []
    for variable in list.items where !names.insert(variable["name"].text).inserted {
      let reference = "$(\(variable["name"].text))"
      let value = variable["value"].text
      if variable["valueFrom"].exists || value == reference || !value.contains(reference) {
        warn(
          of: variable,
          "hides previous definition of \(GoText.quoted(variable["name"].text)), which may be dropped when using apply")
      }
    }
  }

  private mutating func rest(_ spec: Field) {
    if let seconds = spec["terminationGracePeriodSeconds"].integer, seconds < 0 {
      warn(
        of: spec["terminationGracePeriodSeconds"],
        "must be >= 0; negative values are invalid and will be treated as 1")
    }
    for name: StaticString in ["podAffinity", "podAntiAffinity"] {
      let affinity = spec["affinity"][name]
      for term in affinity["requiredDuringSchedulingIgnoredDuringExecution"].items { noSelector(term["labelSelector"]) }
      for item in affinity["preferredDuringSchedulingIgnoredDuringExecution"].items {
        noSelector(item["podAffinityTerm"]["labelSelector"])
      }
    }
    for server in spec["dnsConfig"]["nameservers"].items { address(server) }
    for alias in spec["hostAliases"].items { address(alias["ip"]) }
  }
}
