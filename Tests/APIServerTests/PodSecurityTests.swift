import SourceText
import Testing
import YAML

@testable import APIServer

/// What levels of pod security say of pods, worked out from the Pod Security Standards.
@Suite struct PodSecurityTests {
  private static let newest = 37

  private func verdict(_ pod: String, _ policy: String, server: Int = newest) throws -> PodSecurityVerdict {
    let file = SourceMap().add(path: "pod.yaml", bytes: Array(pod.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    return PodSecurityVerdict(of: root, under: try #require(PodSecurityPolicy(policy)), server: server)
  }

  private static let modest = """
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
      - name: a
        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
    """

  @Test(arguments: ["restricted:latest", "restricted:v1.0", "baseline:v1.25", "privileged"])
  func aModestPodPassesEverywhere(policy: String) throws {
    #expect(try verdict(Self.modest, policy).isAllowed)
  }

  @Test func restrictedWantsWordsFromEachContainer() throws {
    let verdict = try verdict("spec: {initContainers: [{name: i}], containers: [{name: a}]}", "restricted")
    #expect(
      verdict.detail == """
        allowPrivilegeEscalation != false (containers "i", "a" must set securityContext.allowPrivilegeEscalation=false), \
        unrestricted capabilities (containers "i", "a" must set securityContext.capabilities.drop=["ALL"]), \
        runAsNonRoot != true (pod or containers "i", "a" must set securityContext.runAsNonRoot=true), \
        seccompProfile (pod or containers "i", "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or \
        "Localhost")
        """)
  }

  /// The first version in which each says no, and the one before.
  @Test(arguments: [
    ("securityContext: {sysctls: [{name: net.ipv4.tcp_rmem}]}, containers: []", "baseline", 31, true),
    ("securityContext: {sysctls: [{name: net.ipv4.tcp_rmem}]}, containers: []", "baseline", 32, false),
    ("securityContext: {sysctls: [{name: net.ipv4.tcp_notsent_lowat}]}, containers: []", "baseline", 36, true),
    ("securityContext: {sysctls: [{name: net.ipv4.tcp_notsent_lowat}]}, containers: []", "baseline", 37, false),
    ("containers: [{name: a, livenessProbe: {httpGet: {host: example.com}}}]", "baseline", 33, false),
    ("containers: [{name: a, livenessProbe: {httpGet: {host: example.com}}}]", "baseline", 34, true),
    ("containers: [{name: a, securityContext: {seLinuxOptions: {type: container_engine_t}}}]", "baseline", 30, true),
    ("containers: [{name: a, securityContext: {seLinuxOptions: {type: container_engine_t}}}]", "baseline", 31, false),
    ("hostUsers: false, containers: [{name: a, securityContext: {procMount: Unmasked}}]", "baseline", 34, true),
    ("hostUsers: false, containers: [{name: a, securityContext: {procMount: Unmasked}}]", "baseline", 35, false),
    ("securityContext: {runAsNonRoot: true, runAsUser: 0}, containers: []", "restricted", 22, false),
    ("securityContext: {runAsNonRoot: true, runAsUser: 0}, containers: []", "restricted", 23, true),
    ("securityContext: {runAsNonRoot: true}, containers: [{name: a}]", "restricted", 7, false),
    ("securityContext: {runAsNonRoot: true}, containers: [{name: a}]", "restricted", 8, true),
    ("os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a}]", "restricted", 24, true),
    ("os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a}]", "restricted", 25, false),
  ])
  func checksChangeWithTheVersion(spec: String, level: String, minor: Int, refuses: Bool) throws {
    #expect(try !verdict("spec: {\(spec)}", "\(level):v1.\(minor)").isAllowed == refuses)
  }

  @Test func restrictedReplacesChecksOfBaseline() throws {
    let pod = "spec: {volumes: [{name: v, hostPath: {path: /}}], containers: []}"
    #expect(try verdict(pod, "baseline").detail == #"hostPath volumes (volume "v")"#)
    #expect(
      try verdict(pod, "restricted").detail
        == #"restricted volume types (volume "v" uses restricted volume type "hostPath")"#)
  }

  @Test func aVersionThatTheServerDoesNotKnowIsItsNewest() throws {
    let pod = "spec: {containers: [{name: a, lifecycle: {preStop: {tcpSocket: {host: h}}}}]}"
    #expect(try !verdict(pod, "baseline:v1.99").isAllowed)
    #expect(try verdict(pod, "baseline:latest", server: 33).isAllowed)
  }

  @Test func onTheHostsNetworkEveryPortIsTheHosts() throws {
    let pod = "spec: {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 8080}]}]}"
    #expect(try verdict(pod, "baseline").reason == "host namespaces, hostPort")
  }

  @Test func annotationsOfOldCount() throws {
    let pod = """
      metadata:
        annotations:
          container.apparmor.security.beta.kubernetes.io/a: unconfined
          seccomp.security.alpha.kubernetes.io/pod: unconfined
          container.seccomp.security.alpha.kubernetes.io/a: unconfined
      spec: {containers: [{name: a}]}
      """
    #expect(
      try verdict(pod, "baseline").detail == """
        forbidden AppArmor profile (annotation must not set AppArmor profile type to \
        "container.apparmor.security.beta.kubernetes.io/a="unconfined"")
        """)
    #expect(
      try verdict(pod, "baseline:v1.18").violations.last?.detail == """
        forbidden annotations container.seccomp.security.alpha.kubernetes.io/a="unconfined", \
        seccomp.security.alpha.kubernetes.io/pod="unconfined"
        """)
  }

  @Test func nullsAreNothing() throws {
    let pod = "spec: {securityContext: null, hostNetwork: null, volumes: [null], containers: [{name: a, ports: null}]}"
    #expect(try verdict(pod, "baseline").isAllowed)
  }

  @Test func violationsKnowTheirPlaces() throws {
    let pod = "spec:\n  hostPID: true\n  containers:\n  - {name: a, ports: [{hostPort: 80}, {hostPort: 0}]}\n"
    let verdict = try verdict(pod, "baseline")
    #expect(verdict.violations.map(\.check) == ["hostNamespaces", "hostPorts"])
    #expect(verdict.violations.map { $0.positions.map(\.offset) } == [[17], [69]])
  }

  @Test(arguments: [
    ("spec: {containers: [{name: a, securityContext: {privileged: true}}]}", PodSecurityLevel.privileged),
    ("spec: {containers: [{name: a}]}", .baseline), (modest, .restricted),
  ])
  func theStrictestLevelThatLetsItIn(pod: String, level: PodSecurityLevel) throws {
    let file = SourceMap().add(path: "pod.yaml", bytes: Array(pod.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    #expect(PodSecurityVerdict.strictestLevel(of: root, server: Self.newest) == level)
  }

  @Test(arguments: ["restricted:v1.25", "baseline:latest", "privileged", "restricted:v1.0"])
  func policiesAreRead(text: String) throws {
    let policy = try #require(PodSecurityPolicy(text))
    #expect(policy.text == (text.contains(":") ? text : "\(text):latest"))
  }

  @Test(arguments: [
    "", "strict", "restricted:", "restricted:1.25", "restricted:v1.025", "restricted:v1.-1", "Baseline",
  ])
  func whatIsNoPolicyIsRefused(text: String) {
    #expect(PodSecurityPolicy(text) == nil)
  }

  @Test func allChecksStandInTheServersOrder() {
    let checks = PodSecurityChecks.all
    for level in [PodSecurityLevel.baseline, .restricted] {
      let ids = checks.filter { $0.level == level }.map(\.id)
      #expect(ids == ids.sorted())
    }
    #expect(checks.map(\.level) == checks.map(\.level).sorted())
  }
}
