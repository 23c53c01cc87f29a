import Scheduler
import Testing
import Versions

@testable import Harness

/// The reason of TaintToleration names the taint up to 1.34.1, and in no later version.
@Suite struct VersionTests {
  private func run(_ scheduler: String, because: String, _ options: TestRunner.Options = .init()) throws
    -> Folder.Outcome
  {
    try Folder([
      "t.yaml": """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {name: t}
      cluster:
        - {apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {taints: [{key: a, value: b, effect: NoSchedule}]}}
      workloads:
        - {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: c, image: i}]}}
      scheduler: \(scheduler)
      expect:
        - pods: {name: web}
          rejected: {node: n1, by: TaintToleration, because: '\(because)'}
      """
    ]).run(["t.yaml"], options)
  }

  private let named = "untolerated taint {a: b}"
  private let unnamed = "untolerated taint(s)"

  @Test func aTestRunsUnderTheVersionItNames() throws {
    #expect(try run("{kubernetesVersion: 1.34.1}", because: named).status == 0)
    #expect(try run("{kubernetesVersion: \"1.34\"}", because: unnamed).status == 0)
    #expect(try run("{kubernetesVersion: 1.35}", because: named).status == 1)
  }

  @Test func aListRunsTheTestUnderEach() throws {
    let outcome = try run("{kubernetesVersion: [v1.35, 1.36]}", because: unnamed)
    #expect(
      outcome.pretty == """
        PASS t (v1.35) (1 pod)
        PASS t (v1.36) (1 pod)
        2 tests: 2 passed, 0 failed, 0 unusable; 2 pods

        """)
  }

  @Test func theRunsOwnVersionIsForTestsThatNameNone() throws {
    var options = TestRunner.Options()
    options.version = try #require(KubernetesVersion("1.34.1"))
    #expect(try run("{}", because: named, options).status == 0)
    #expect(try run("{kubernetesVersion: 1.35}", because: unnamed, options).status == 0)
  }

  @Test func anUnknownVersionIsAnErrorAtItsPlace() throws {
    #expect(
      try run("{kubernetesVersion: [1.33]}", because: unnamed).pretty == """
        ERROR t
          t.yaml:8:33: error: '1.33' is no version of kube-scheduler that can be played, use one of 1.34, 1.35, 1.36, 1.37
        1 test: 0 passed, 0 failed, 1 unusable; 0 pods

        """)
  }
}
