import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing
import Versions

/// `admitted`, `refused`, `warned`, `quota`: each shown holding and failing, and what a pod that is not there says to
/// assertions about places.
@Suite struct AdmissionAssertionTests {
  private static let message =
    "pods \"api-5d-xxxxx\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2"

  private static func refused(_ ordinal: Int) -> PodPlacement {
    var placement = PodPlacement(
      pod: SampleRun.pod("api-\(ordinal)", labels: [("app", "api")]),
      identity: PodIdentity(kind: .deployment, name: "api", ordinal: ordinal),
      decision: Decision(profile: "default-scheduler", outcome: .refused, message: message))
    placement.refusal = Shared(
      PodRefusal(
        station: .resourceQuota, message: message, place: .init(file: SampleRun.file, offset: 7),
        cause: .init(what: "ResourceQuota default/compute", origin: .init(file: SampleRun.file, offset: 4))))
    placement.warning = "would violate PodSecurity \"restricted:latest\": hostPort"
    return placement
  }

  private static let run: PlacementRun = {
    var run = SampleRun.run
    run.pods += [refused(0), refused(1)]
    var quota = ResourceQuota(metadata: ObjectMeta())
    quota.metadata.name = "compute"
    quota.metadata.namespace = "default"
    quota.hard = ResourceList([
      .init(name: "pods", quantity: Quantity(2), origin: .init(file: SampleRun.file, offset: 4)),
      .init(name: "requests.cpu", quantity: Quantity(10)),
    ])
    quota.used = ResourceList([
      .init(name: "pods", quantity: Quantity(2)), .init(name: "requests.cpu", quantity: Quantity(milli: 2500)),
    ])
    run.quotas = [QuotaLedger([quota], stored: [], in: .standard)]
    return run
  }()

  @Test(arguments: [
    "{pods: {workload: Deployment/web}, admitted: true}", "{pods: {name: batch}, admitted: true}",
    "{pods: {workload: Deployment/api}, outcome: refused}",
    "{pods: {workload: Deployment/api}, refused: {by: ResourceQuota}}",
    "{pods: {name: 'api-*'}, refused: {because: 'exceeded quota: compute'}}",
    "{pods: {workload: Deployment/api}, message: exceeded quota}",
    "{pods: {workload: Deployment/api}, warned: true}", "{pods: {workload: Deployment/api}, warned: hostPort}",
    "{pods: {workload: Deployment/web}, warned: false}",
    "{pods: {name: batch}, quota: {headroom: {requests.cpu: 7500m}}}",
    "{pods: {name: batch}, quota: {namespace: default, headroom: 0%}}",
    "{pods: {all: true}, anyPod: true, refused: {by: ResourceQuota}}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation, in: Self.run) == "")
  }

  @Test func aPodThatIsExpectedSomewhereSaysWhoRefusesIt() {
    for (assertion, expected) in [
      ("outcome: scheduled", "scheduled"), ("admitted: true", "admitted"), ("on: {zone: a}", "on a node in zone a"),
    ] {
      let judged = judge("{pods: {workload: Deployment/api}, \(assertion)}", in: Self.run)
      #expect(
        judged.hasSuffix(
          """
            actual refused: \(Self.message)
            because refused by ResourceQuota @7
            because ResourceQuota default/compute @4
          """), "\(judged)")
      #expect(judged.contains("pods Deployment/api[0], Deployment/api[1]\n  expected \(expected)"), "\(judged)")
    }
  }

  @Test func refusedShowsTheStationThatItWas() {
    #expect(
      judge("{pods: {name: api-0}, refused: {by: PodSecurity, because: hostPort}}", in: Self.run) == """
        refused:
          pods Deployment/api[0]
          expected refused by PodSecurity because of 'hostPort'
          actual refused by ResourceQuota: \(Self.message)
          because refused by ResourceQuota @7
          because ResourceQuota default/compute @4
        """)
    #expect(
      judge("{pods: {name: web-0}, refused: {by: PodSecurity}}", in: Self.run) == """
        refused:
          pods Deployment/web[0]
          expected refused by PodSecurity
          actual scheduled on node-a
        """)
  }

  @Test func warningsThatAreNotThere() {
    #expect(
      judge("{pods: {name: web-0}, warned: hostPort}", in: Self.run) == """
        warned:
          pods Deployment/web[0]
          expected a warning with 'hostPort'
          actual no warning
        """)
  }

  @Test func quotasThatDoNotHold() {
    #expect(
      judge("{pods: {name: web-0}, quota: {holds: release}}", in: Self.run) == """
        quota:
          expected the quotas of default hold the release
          actual 2 pods are refused, the first is Deployment/api[0]: \(Self.message)
          because refused by ResourceQuota @7
          because ResourceQuota default/compute @4
        """)
    #expect(
      judge("{pods: {name: web-0}, quota: {headroom: 10%}}", in: Self.run) == """
        quota:
          expected 10% of pods left in ResourceQuota default/compute
          actual 2 of 2 is used
          because ResourceQuota default/compute @4
        """)
    #expect(
      judge("{pods: {name: web-0}, quota: {namespace: shop, holds: release}}", in: Self.run) == """
        quota:
          expected a quota in namespace shop
          actual there is none
          because there are quotas in default
        """)
  }

  @Test(arguments: [
    ("admitted: false", "admitted can only be true, say what is refused with refused: {by: PodSecurity}"),
    ("refused: {}", "refused says nothing, give by or because"),
    ("refused: {by: ResourceQuta}", "'ResourceQuta' is no station, did you mean 'ResourceQuota'?"),
    ("warned: 3", "warned must be true, false, or a text of the warning"),
    ("quota: {namespace: shop}", "quota says nothing, give holds: release or headroom"),
    ("quota: {holds: everything}", "'everything' is no load of a quota, use one of release"),
    (
      "quota: {headroom: 200%}",
      "headroom must be a percentage such as 20%, or amounts by resource such as {requests.cpu: 2}"
    ),
    ("quota: {headroom: {pods: many}}", "headroom of pods must be an amount such as 500m or 2Gi"),
    ("podSecurity: {}", "podSecurity needs level, such as restricted"),
    (
      "podSecurity: {level: strict}",
      "'strict' is no level, use privileged, baseline or restricted, with a version behind it if need be (restricted:v1.25)"
    ),
  ])
  func whatCannotBeRead(assertion: String, message: String) {
    let lines = judge("{pods: {name: web-0}, \(assertion)}", in: Self.run).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains(message) }, "\(lines)")
  }
}
