import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

extension WarningSet {
  mutating func workload(_ object: Field, isNew: Bool) {
    let (name, spec) = (object["metadata"]["name"], object["spec"])
    let isNamedForPods = !["DaemonSet", "StatefulSet"].contains(kind.name.text)
    if isNew, isNamedForPods, case let faults = NameText.labelFaults(name.text), !faults.isEmpty, !name.isEmptyText {
      warn(
        name,
        "metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is "
          + "recommended: [\(faults.joined(separator: " "))]")
    }
    switch kind.name.text {
    case "CronJob": job(spec["jobTemplate"]["spec"])
    case "Job": job(spec)
    default: template(spec["template"])
    }
    guard kind.name == "StatefulSet" else { return }
    for claim in spec["volumeClaimTemplates"].items { claimSpec(claim["spec"], at: claim.path) }
    if let limit = spec["revisionHistoryLimit"].integer, limit < 0 {
      warn(
        spec["revisionHistoryLimit"],
        "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended")
    }
  }

  private mutating func job(_ spec: Field) {
    if spec["completionMode"].isText("Indexed"), spec["completions"].integer ?? 0 > 100_000,
      spec["parallelism"].integer ?? 0 > 10_000
    {
      warn(
        of: spec,
        "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might "
          + "not be able to track completedIndexes when a big number of indexes fail")
    }
    template(spec["template"])
  }

  mutating func networkPolicy(_ policy: Field) {
    for (list, peers) in [("ingress" as StaticString, "from" as StaticString), ("egress", "to")] {
      for rule in policy["spec"][list].items {
        for peer in rule[peers].items where peer["ipBlock"].exists {
          block(peer["ipBlock"]["cidr"])
          for exception in peer["ipBlock"]["except"].items { block(exception) }
        }
      }
    }
  }

  mutating func endpointSlice(_ slice: Field) {
    if slice["addressType"].isText("FQDN") {
      warn(slice["addressType"], "addressType: FQDN endpoints are deprecated")
    }
    guard slice["addressType"].isOne(of: ["IPv4", "IPv6"]) else { return }
    for endpoint in slice["endpoints"].items { for item in endpoint["addresses"].items { address(item) } }
  }

  mutating func node(_ node: Field) {
    if node["spec"]["configSource"].exists {
      warn(node["spec"]["configSource"], "spec.configSource: deprecated in v1.22, support removal is planned in v1.23")
    }
    if !node["spec"]["externalID"].isEmptyText {
      warn(node["spec"]["externalID"], "spec.externalID: this field is deprecated, and is unused by Kubernetes")
    }
    for item in node["spec"]["podCIDRs"].items { block(item) }
  }

  mutating func runtimeClass(_ runtimeClass: Field) {
    let scheduling = runtimeClass["scheduling"]
    for (key, _, value) in scheduling["nodeSelector"].entries {
      if let words = DeprecatedLabels.words(key.text) { warn(of: value, words) }
    }
    for toleration in scheduling["tolerations"].items {
      if let words = DeprecatedLabels.words(toleration["key"].text) {
        warn(of: toleration["key"], "\(toleration["key"].text) is \(words)")
      }
    }
  }

  mutating func secret(_ secret: Field) {
    guard secret["type"].isText("kubernetes.io/tls") else { return }
    for (key, input) in [("tls.crt", "certificate"), ("tls.key", "key")] {
      guard let bytes = RuleSet.bytes(key, of: secret) else { return }
      let text = String(decoding: bytes, as: UTF8.self)
      if !text.contains("-----BEGIN ") || !text.contains("-----END ") {
        return warn(secret["data"], "tls: failed to find any PEM data in \(input) input")
      }
    }
  }
}
