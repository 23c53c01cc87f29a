import Kubernetes
import SourceText
import Testing
import Versions

@testable import Lint

/// What settings change.
@Suite struct SettingTests {
  private let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {nodeName: node-1, containers: [{name: a, image: b}]}\n"

  private func run(_ text: String, _ rules: [String: RuleSetting]) -> [String] {
    var settings = LintSettings()
    settings.rules = rules
    let file = LintedFile(SourceMap().add(path: "a.yaml", bytes: Array(text.utf8)))
    return RuleRunner(settings: settings).run([file], cluster: nil).findings.map { "\($0.severity) \($0.rule)" }
  }

  @Test func ruleThatIsOffSaysNothing() {
    var off = RuleSetting()
    off.isEnabled = false
    #expect(run(pod, ["nodename-set": off]) == ["warning requests-missing"])
  }

  @Test func severityIsThatOfAllFindings() {
    var error = RuleSetting()
    error.severity = .error
    #expect(run(pod, ["requests-missing": error]) == ["warning nodename-set", "error requests-missing"])
  }

  @Test func parameterChangesTheBound() {
    let text = pod.replacing("image: b", with: "image: b, resources: {requests: {cpu: 64, memory: 1Gi}}")
      .replacing("nodeName: node-1, ", with: "")
    var setting = RuleSetting()
    setting.parameters["cores"] = 64
    #expect(run(text, [:]) == [])
    #expect(run(text, ["suspicious-quantity": setting]) == ["warning suspicious-quantity"])
  }

  @Test func suppressionOfARuleThatIsOffIsNotUnused() {
    var off = RuleSetting()
    off.isEnabled = false
    let text = "# bayplan:ignore nodename-set\n" + pod
    #expect(run(text, ["nodename-set": off, "requests-missing": off]) == [])
  }

  /// What a LimitRange gives to containers counts for a pod with resources of its own since 1.37.
  @Test func templatesAreThoseOfTheVersionThatIsAskedFor() throws {
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            resources: {limits: {memory: 20Gi}}
            containers: [{name: a, image: b:1}]

      """
    let limits = """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: usual, namespace: default}
      spec: {limits: [{type: Container, defaultRequest: {memory: 1Gi}}]}
      """
    func tooLarge(_ version: String) throws -> Bool {
      var settings = LintSettings()
      settings.version = try #require(KubernetesVersion(version))
      let sources = SourceMap()
      let file = LintedFile(sources.add(path: "a.yaml", bytes: Array(deployment.utf8)))
      let cluster = LintedFile(
        sources.add(path: "b.yaml", bytes: Array("\(Sample.node("node-1"))\n---\n\(limits)\n".utf8))
      ).manifests
      return RuleRunner(rules: [RequestExceedsEveryNode.self], settings: settings).run([file], cluster: cluster)
        .findings.contains { $0.rule == "request-exceeds-every-node" }
    }
    #expect(try tooLarge("1.36"))
    #expect(try !tooLarge("1.37"))
  }
}
