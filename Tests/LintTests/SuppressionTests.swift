import SourceText
import Testing

@testable import Lint

/// Which findings a comment or an annotation takes away.
@Suite struct SuppressionTests {
  /// `line:column rule` of every finding, for two rules that need no nodes.
  private func findings(_ yaml: String) -> [String] {
    let file = LintedFile(SourceMap().add(path: "a.yaml", bytes: Array(yaml.utf8)))
    let rules: [any Rule.Type] = [NodenameSet.self, RequestsMissing.self, UnusedSuppression.self]
    return RuleRunner(rules: rules).run([file], cluster: nil).findings.map { finding in
      let at = file.file.location(at: finding.range.start)
      return "\(at.line):\(at.column) \(finding.rule)"
    }
  }

  private func pod(_ lines: String, annotations: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations: {\(annotations)}
    spec:
    \(lines)
    """
  }

  @Test func commentAtTheEndIsAboutItsLine() {
    let yaml = pod(
      """
        nodeName: a # bayplan:ignore nodename-set pinned
        containers:
          - {name: b, image: c} # bayplan:ignore requests-missing
          - {name: d, image: e}
      """)
    #expect(findings(yaml) == ["10:7 requests-missing"])
  }

  @Test func commentAboveIsAboutTheLineAndWhatIsBelowIt() {
    let yaml = pod(
      """
        # bayplan:ignore requests-missing

        # another remark
        containers:
        - {name: b, image: c}
        - {name: d, image: e}
        nodeName: a
      """)
    #expect(findings(yaml) == ["13:13 nodename-set"])
  }

  @Test func commentAboveAnItemIsAboutThatItem() {
    let yaml = pod(
      """
        containers:
        # bayplan:ignore requests-missing
        - name: b
          image: c
        - name: d
          image: e
      """)
    #expect(findings(yaml) == ["11:5 requests-missing"])
  }

  @Test func severalRulesAreSeparatedByCommas() {
    let yaml = pod(
      """
        # bayplan:ignore nodename-set , requests-missing: both, for a reason
        nodeName: a
        containers: [{name: b, image: c}] #bayplan:ignore requests-missing
      """)
    #expect(findings(yaml) == ["7:35 unused-suppression"])
  }

  @Test func annotationIsAboutItsObject() {
    let yaml = pod(
      """
        nodeName: a
        containers: [{name: b, image: c}]
      """, annotations: "bayplan/ignore: \"nodename-set,requests-missing\"")
    #expect(findings(yaml + "\n---\n" + yaml.replacing("bayplan/ignore", with: "other")).count == 2)
    #expect(findings(yaml) == [])
  }

  @Test func whatLooksLikeACommentInATextIsNone() {
    let yaml = pod(
      """
        nodeName: a
        containers:
          - name: b
            image: c
            args:
              - |
                # bayplan:ignore nodename-set
              - "x # bayplan:ignore requests-missing"
              - plain#bayplan:ignore requests-missing
      """)
    #expect(findings(yaml) == ["7:13 nodename-set", "9:7 requests-missing"])
  }

  @Test func objectOfAListIsAnObject() {
    let yaml = """
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: Pod
          metadata: {name: a, annotations: {bayplan/ignore: nodename-set}}
          spec: {nodeName: node-1, containers: [{name: a, image: b, resources: {requests: {cpu: 1, memory: 1Gi}}}]}
        - apiVersion: v1
          kind: Pod
          metadata: {name: b}
          spec: {nodeName: node-1, containers: [{name: a, image: b, resources: {requests: {cpu: 1, memory: 1Gi}}}]}
      """
    #expect(findings(yaml) == ["11:22 nodename-set"])
  }

  @Test func annotationOfATemplateIsAboutTheTemplateAlone() {
    let yaml = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata:
            labels: {app: web}
            annotations: {bayplan/ignore: "requests-missing: sized by the autoscaler"}
          spec:
            nodeName: a
            containers:
              - {name: b, image: c}
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: report
      spec:
        schedule: "@daily"
        jobTemplate:
          spec:
            template:
              metadata:
                annotations: {bayplan/ignore: "requests-missing, nodename-set"}
              spec:
                restartPolicy: Never
                containers:
                  - {name: b, image: c}
      """
    #expect(findings(yaml) == ["12:17 nodename-set", "26:60 unused-suppression"])
  }

  @Test func annotationOfATemplateIsNotAboutTheObjectAroundIt() {
    let file = LintedFile(
      SourceMap().add(
        path: "a.yaml",
        bytes: Array(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: web
            labels: {app: "9: x"}
          spec:
            replicas: 3
            selector: {matchLabels: {app: web}}
            template:
              metadata:
                labels: {app: web}
                annotations: {bayplan/ignore: api-validation}
              spec:
                containers:
                  - {name: b, image: c}
          """.utf8)))
    let result = RuleRunner(rules: [APIValidation.self, UnusedSuppression.self]).run([file], cluster: nil)
    #expect(result.findings.map(\.rule) == ["api-validation", "unused-suppression"])
  }
}
