import Testing
import Validation

@testable import Harness

/// What the API server would refuse ends a test that is to create it, and is counted where it stands already.
@Suite struct ValidationModeTests {
  private func run(cluster: String, pod: String, _ options: TestRunner.Options = .init()) throws -> Folder.Outcome {
    try Folder([
      "t.yaml": """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {name: t}
      cluster:
        - {apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {\(cluster)}, status: {allocatable: {cpu: 2, pods: 5}}}
      workloads:
        - {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {\(pod), containers: [{name: c, image: i}]}}
      expect: [{pods: {name: web}, outcome: scheduled}]
      """
    ]).run(["t.yaml"], options)
  }

  private let badTaint = "taints: [{key: a, effect: NoSchedul}]"
  private let badToleration = "tolerations: [{key: a, operator: Exist}]"

  @Test func workloadsAreHeldToTheRules() throws {
    let outcome = try run(cluster: "", pod: badToleration)
    #expect(outcome.status == 2)
    #expect(outcome.pretty.contains("t.yaml:7:"))
    #expect(outcome.pretty.contains("spec.tolerations[0].operator: Unsupported value: \"Exist\""))
  }

  @Test func theClusterIsOnlyCounted() throws {
    let outcome = try run(cluster: badTaint, pod: "hostNetwork: false")
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("the API server would refuse today") == true)
  }

  @Test func eitherCanBeChanged() throws {
    var options = TestRunner.Options()
    options.validation = .off
    options.clusterValidation = .strict
    #expect(try run(cluster: "", pod: badToleration, options).status == 0)
    #expect(try run(cluster: badTaint, pod: "hostNetwork: false", options).status == 2)
  }
}
