import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  mutating func containers(_ list: Field, _ scope: PodScope) {
    if list.count == 0 { return required(list) }
    var names: Set<String> = []
    for container in list.items {
      containerBasics(container, scope)
      let name = container["name"]
      if !names.insert(name.text).inserted { duplicate(name) }
      containerRestartPolicy(container)
      lifecycle(container["lifecycle"], scope)
      livenessProbe(container["livenessProbe"], scope)
      readinessProbe(container["readinessProbe"], scope)
      livenessProbe(container["startupProbe"], scope)
    }
    hostPortConflicts(list.items, scope)
  }

  mutating func initContainers(_ list: Field, _ scope: PodScope) {
    var names = Set(scope.spec["containers"].items.map { $0["name"].text })
    for container in list.items {
      containerBasics(container, scope)
      containerRestartPolicy(container)
      let name = container["name"]
      if names.contains(name.text) {
        duplicate(name)
      } else if !name.isEmptyText {
        names.insert(name.text)
      }
      // Q: whichever init container it is, the path says [0].
      let asFirst = container.named(list.path.index(0))
      hostPortConflicts([asFirst], scope)
      if container["restartPolicy"].isText("Always") {
        lifecycle(container["lifecycle"], scope)
        livenessProbe(container["livenessProbe"], scope)
        readinessProbe(container["readinessProbe"], scope)
        livenessProbe(container["startupProbe"], scope)
      } else {
        for key: StaticString in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]
        where container[key].exists {
          forbidden(container[key], "may not be set for init containers without restartPolicy=Always")
        }
      }
    }
  }

  /// What holds for containers of all kinds.
  mutating func containerBasics(_ container: Field, _ scope: PodScope) {
    let name = container["name"]
    if name.isEmptyText { required(name) } else { faults(name, .label) }
    if container["image"].isEmptyText { required(container["image"]) }
    word(container["terminationMessagePolicy"], ["File", "FallbackToLogsOnError"])
    ports(container["ports"])
    environment(container["env"])
    environmentSources(container["envFrom"])
    volumeMounts(container, scope)
    volumeDevices(container, scope)
    word(container["imagePullPolicy"], ["Always", "IfNotPresent", "Never"])
    containerResources(container["resources"], scope)
    resizePolicy(container["resizePolicy"], scope)
    securityContext(container["securityContext"], scope)
  }

  private mutating func containerRestartPolicy(_ container: Field) {
    let policy = container["restartPolicy"]
    word(policy, ["Always", "Never", "OnFailure"])
    let rules = container["restartPolicyRules"]
    if rules.count > 0, !policy.exists {
      required(policy, "must specify restartPolicy when restart rules are used")
    }
    if rules.count > 20 { tooMany(rules, rules.count, limit: 20) }
    for rule in rules.items {
      if !rule["action"].isOne(of: ["Restart", "RestartAllContainers"]) { notSupported(rule["action"], ["Restart"]) }
      let codes = rule["exitCodes"]
      if !codes.exists {
        required(codes, "must be specified")
        continue
      }
      if !codes["operator"].isOne(of: ["In", "NotIn"]) { notSupported(codes["operator"], ["In", "NotIn"]) }
      if codes["values"].count > 255 { tooMany(codes["values"], codes["values"].count, limit: 255) }
    }
  }

  // MARK: Ports

  private mutating func ports(_ list: Field) {
    var names: Set<String> = []
    for item in list.items {
      let name = item["name"]
      if !name.isEmptyText {
        let faults = PortName.faults(name.text)
        if !faults.isEmpty {
          for fault in faults { invalid(name, nil, fault) }
        } else if !names.insert(name.text).inserted {
          duplicate(name)
        }
      }
      let number = item["containerPort"]
      if number.integer ?? 0 == 0 { required(number) } else { port(number) }
      if item["hostPort"].integer ?? 0 != 0 { port(item["hostPort"]) }
      if !item["protocol"].isEmptyText { word(item["protocol"], ["SCTP", "TCP", "UDP"]) }
    }
  }

  /// Two of the same protocol, address and port, where a pod on the host's network uses its containers' ports.
  private mutating func hostPortConflicts(_ containers: [Field], _ scope: PodScope) {
    var taken: Set<String> = []
    for container in containers {
      for (i, item) in container["ports"].items.enumerated() {
        var host = item["hostPort"].integer ?? 0
        if host == 0, scope.usesHostNetwork, scope.isPod { host = item["containerPort"].integer ?? 0 }
        if host == 0 { continue }
        let name = item["protocol"].isEmptyText ? "TCP" : item["protocol"].text
        let text = "\(name)/\(item["hostIP"].text)/\(host)"
        if !taken.insert(text).inserted {
          let path = container.path.child("ports").index(i).child("hostPort")
          duplicate(
            (item["hostPort"].exists ? item["hostPort"] : item["containerPort"]).named(path), GoText.quoted(text))
        }
      }
    }
  }

  private mutating func resizePolicy(_ list: Field, _ scope: PodScope) {
    var seen: Set<String> = []
    for item in list.items {
      let (resource, policy) = (item["resourceName"], item["restartPolicy"])
      if !seen.insert(resource.text).inserted { duplicate(resource.named(item.path)) }
      if resource.isEmptyText {
        required(resource.named(list.path))
      } else if !resource.isOne(of: ["cpu", "memory"]) {
        notSupported(resource.named(list.path), ["cpu", "memory"])
      }
      if policy.isEmptyText {
        required(policy.named(list.path))
      } else if !policy.isOne(of: ["NotRequired", "RestartContainer"]) {
        notSupported(policy.named(list.path), ["NotRequired", "RestartContainer"])
      }
      if scope.spec["restartPolicy"].isText("Never"), !policy.isText("NotRequired") {
        invalid(policy.named(list.path), nil, "must be 'NotRequired' when `restartPolicy` is 'Never'")
      }
    }
  }
}

/// Names of ports, as IANA has service names.
enum PortName {
  static func faults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.utf8.count > 15 { faults.append("must be no more than 15 characters") }
    if !text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2D }) {
      faults.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !text.utf8.contains(where: { (0x61...0x7A).contains($0) }) {
      faults.append("must contain at least one letter (a-z)")
    }
    if text.contains("--") { faults.append("must not contain consecutive hyphens") }
    if text.hasPrefix("-") || text.hasSuffix("-") { faults.append("must not begin or end with a hyphen") }
    return faults
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
