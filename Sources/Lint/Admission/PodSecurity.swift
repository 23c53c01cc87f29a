import Kubernetes
import SourceText
import Symbols
import YAML

/// What a level of pod security refuses of a pod's spec as it is written: most of it placement never reads.
///
/// Source: "Pod Security Standards", Kubernetes documentation.
struct PodSecurity {
  struct Violation {
    /// `the host's network`, `privileged container app`.
    let what: String
    let position: SourcePosition
  }

  private(set) var violations: [Violation] = []
  private let spec: YAMLNode

  init(_ spec: YAMLNode, level: String) {
    self.spec = spec
    checkHost()
    for container in containers { checkBaseline(container) }
    checkProfiles(of: spec, "the pod")
    checkSysctls()
    guard level == "restricted" else { return }
    checkVolumes()
    for container in containers { checkRestricted(container) }
  }

  private struct Part {
    let name: String
    let node: YAMLNode
    var context: YAMLNode? { node["securityContext"] }
  }

  private var containers: [Part] {
    (["initContainers", "containers", "ephemeralContainers"] as [Symbol]).flatMap { list in
      (spec[list]?.items.map { $0 } ?? []).map { Part(name: $0["name"]?.text ?? "", node: $0) }
    }
  }

  private var isForWindows: Bool { spec["os"]?["name"]?.text == "windows" }

  private mutating func refuse(_ what: String, at node: YAMLNode) {
    violations.append(Violation(what: what, position: node.range.position))
  }

  // MARK: Baseline

  private mutating func checkHost() {
    for (field, what) in [
      ("hostNetwork", "the host's network"), ("hostPID", "the host's processes"), ("hostIPC", "the host's IPC"),
    ] as [(Symbol, String)] {
      if let value = spec[field], value.isTrue { refuse(what, at: value) }
    }
    for volume in spec["volumes"]?.items.map({ $0 }) ?? [] {
      if let path = volume["hostPath"] { refuse("the host's files (volume \(volume["name"]?.text ?? ""))", at: path) }
    }
  }

  private mutating func checkBaseline(_ container: Part) {
    for port in container.node["ports"]?.items.map({ $0 }) ?? [] {
      if let hostPort = port["hostPort"], hostPort.text != "0", !hostPort.isNull {
        refuse("the host's port \(hostPort.text)", at: hostPort)
      }
    }
    guard let context = container.context else { return }
    if let value = context["privileged"], value.isTrue { refuse("privileged container \(container.name)", at: value) }
    for capability in context["capabilities"]?["add"]?.items.map({ $0 }) ?? []
    where !Self.harmlessCapabilities.contains(capability.text) {
      refuse("capability \(capability.text) of container \(container.name)", at: capability)
    }
    if let mount = context["procMount"], mount.text != "Default" { refuse("procMount \(mount.text)", at: mount) }
    checkProfiles(of: container.node, "container \(container.name)")
  }

  private static let harmlessCapabilities: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  private mutating func checkProfiles(of owner: YAMLNode, _ name: String) {
    guard let context = owner["securityContext"] else { return }
    for (field, what) in [("seccompProfile", "seccomp"), ("appArmorProfile", "AppArmor")] as [(Symbol, String)] {
      if let type = context[field]?["type"], type.text == "Unconfined" { refuse("\(name) without \(what)", at: type) }
    }
    if let process = context["windowsOptions"]?["hostProcess"], process.isTrue {
      refuse("\(name) as a process of the host", at: process)
    }
    guard let options = context["seLinuxOptions"] else { return }
    if let type = options["type"], !Self.harmlessSELinuxTypes.contains(type.text) {
      refuse("SELinux type \(type.text)", at: type)
    }
    for field in ["user", "role"] as [Symbol] {
      if let value = options[field], !value.text.isEmpty { refuse("SELinux \(field.text) \(value.text)", at: value) }
    }
  }

  private static let harmlessSELinuxTypes: Set<String> = [
    "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t",
  ]

  private mutating func checkSysctls() {
    for sysctl in spec["securityContext"]?["sysctls"]?.items.map({ $0 }) ?? [] {
      guard let name = sysctl["name"], !Self.harmlessSysctls.contains(name.text) else { continue }
      refuse("sysctl \(name.text)", at: name)
    }
  }

  private static let harmlessSysctls: Set<String> = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_rmem", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
  ]

  // MARK: Restricted

  private mutating func checkVolumes() {
    for volume in spec["volumes"]?.items.map({ $0 }) ?? [] {
      for source in volume.entries
      where source.key != "name" && source.key != "hostPath" && !Self.restrictedVolumes.contains(source.key.text) {
        refuse("a volume of kind \(source.key.text)", at: volume)
      }
    }
  }

  private static let restrictedVolumes: Set<String> = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
  ]

  private mutating func checkRestricted(_ container: Part) {
    let context = container.context
    let name = "container \(container.name)"
    let shared = spec["securityContext"]
    let own = { (field: Symbol) in context?[field] ?? shared?[field] }
    if own("runAsNonRoot")?.isTrue != true { refuse("\(name) without runAsNonRoot: true", at: container.node) }
    if let user = own("runAsUser"), user.text == "0" { refuse("\(name) as root (runAsUser: 0)", at: user) }
    if isForWindows { return }
    if context?["allowPrivilegeEscalation"]?.isFalse != true {
      refuse("\(name) without allowPrivilegeEscalation: false", at: container.node)
    }
    if !["RuntimeDefault", "Localhost", "Unconfined"].contains(own("seccompProfile")?["type"]?.text ?? "") {
      refuse("\(name) without a seccompProfile", at: container.node)
    }
    let capabilities = context?["capabilities"]
    if capabilities?["drop"]?.items.contains(where: { $0.text == "ALL" }) != true {
      refuse("\(name) without capabilities.drop: [ALL]", at: container.node)
    }
    for capability in capabilities?["add"]?.items.map({ $0 }) ?? []
    where capability.text != "NET_BIND_SERVICE" && Self.harmlessCapabilities.contains(capability.text) {
      refuse("capability \(capability.text) of \(name)", at: capability)
    }
  }
}

extension YAMLNode {
  fileprivate var isTrue: Bool { kind == .scalar && scalar == .bool(true) }
  fileprivate var isFalse: Bool { kind == .scalar && scalar == .bool(false) }
}
