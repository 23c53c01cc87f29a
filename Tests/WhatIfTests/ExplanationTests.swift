import Report
import Testing

/// What stands behind a rejection, in bayplan's own words.
@Suite struct ExplanationTests {
  private func details(_ asked: Asked, of name: String, on node: String = "a") throws -> [DetailReport] {
    let report = try #require(try asked.pod(name).nodes.first { $0.name == node })
    return report.rejections.flatMap(\.details)
  }

  private let npu = node("a").replacing("cpu: \"4\"", with: "cpu: \"4\", example.com/npu: \"8\"")

  /// A sidecar's requests add to those of the containers.
  @Test func partsOfASumAreTold() throws {
    let asked = try Asked(
      cluster: npu,
      pod(
        "train",
        """
          initContainers:
          - name: fetch
            resources: {requests: {example.com/npu: 2}}
          - name: side
            restartPolicy: Always
            resources: {requests: {example.com/npu: 8}}
          containers:
          - name: main
            resources: {requests: {example.com/npu: 8}}

        """))
    #expect(
      try details(asked, of: "train") == [
        DetailReport(
          "needs 16 example.com/npu (8 of the sidecar side, 8 of main), the whole node has 8",
          at: InputLine(file: "web.yaml", line: 11), and: [InputLine(file: "web.yaml", line: 14)])
      ])
  }

  /// Whose amount alone counts needs no sum, unless it is one that does not run for long.
  @Test func oneContainerThatAsksIsNoSum() throws {
    let asked = try Asked(
      cluster: npu,
      pod("one", "  containers: [{name: main, resources: {requests: {example.com/npu: 9}}}, {name: other}]\n")
        + pod(
          "first",
          "  initContainers: [{name: fetch, resources: {requests: {example.com/npu: 9}}}]\n  containers: [{name: main}]\n"
        )
        + pod(
          "many",
          "  containers:\n"
            + (1...5).map {
              "  - {name: c\($0), resources: {requests: {example.com/npu: 2}}}\n"
            }.joined()))
    #expect(try details(asked, of: "one").map(\.text) == ["needs 9 example.com/npu, the whole node has 8"])
    #expect(
      try details(asked, of: "first").map(\.text) == [
        "needs 9 example.com/npu (9 of the init container fetch), the whole node has 8"
      ])
    #expect(
      try details(asked, of: "many").map(\.text) == [
        "needs 10 example.com/npu (2 of c1, 2 of c2, 2 of c3, and 2 more), the whole node has 8"
      ])
  }

  @Test func whatAnInitContainerOfARunningPodTakesUpIsTold() throws {
    let running = """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: old}
      spec:
        nodeName: a
        initContainers:
        - name: init
          resources: {requests: {cpu: "3"}}
        containers:
        - name: run
          resources: {requests: {cpu: 30m}}

      """
    let asked = try Asked(
      cluster: node("a") + running, pod("web", "  containers: [{name: web, resources: {requests: {cpu: 2}}}]\n"))
    #expect(
      try details(asked, of: "web") == [
        DetailReport("needs 2 cpu, 1 of 4 is free", at: InputLine(file: "web.yaml", line: 6)),
        DetailReport(
          "default/old takes up 3 there for its init container init, all that runs after it asks for 30m",
          at: InputLine(file: "cluster.yaml", line: 16)),
      ])
  }

  /// A node says of a few terms what is the matter, however many there are.
  @Test func ofManyTermsAFewAreTold() throws {
    let terms = (0..<500).map { "{matchExpressions: [{key: zone, operator: In, values: [z\($0)]}]}" }
    let asked = try Asked(
      cluster: node("a", "zone: other"),
      pod(
        "web",
        "  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: ["
          + terms.joined(separator: ", ") + "]}}}\n  containers: [{name: web}]\n"))
    let found = try details(asked, of: "web").map(\.text)
    #expect(found.count == 4)
    #expect(found.last == "and 497 more terms of required node affinity do not hold")
    let selector = try Asked(
      cluster: node("a"),
      pod(
        "web", "  nodeSelector: {\((1...9).map { "k\($0): v" }.joined(separator: ", "))}\n  containers: [{name: w}]\n"))
    #expect(try details(selector, of: "web").last?.text == "and 6 more labels that nodeSelector wants")
  }

  @Test func ofManyTolerationsAFewAreTold() throws {
    let tolerations = (0..<500).map { "{key: team, operator: Equal, value: t\($0), effect: NoSchedule}" }
    let asked = try Asked(
      cluster: node("a", spec: "{taints: [{key: team, value: other, effect: NoSchedule}]}"),
      pod("web", "  tolerations: [\(tolerations.joined(separator: ", "))]\n  containers: [{name: web}]\n"))
    #expect(
      try details(asked, of: "web").map(\.text) == [
        "taint team=other:NoSchedule is not tolerated", "the toleration of team is for value t0",
        "the toleration of team is for value t1", "nor do 498 more tolerations of team help",
      ])
  }

  /// matchLabelKeys brings a label that the selector has already.
  @Test func labelsOfASelectorAreToldOnce() throws {
    let running =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: old, labels: {app: web, rev: r1}}\n"
      + "spec: {nodeName: a, containers: [{name: c}]}\n"
    let asked = try Asked(
      cluster: node("a") + node("b", spec: "{unschedulable: true}") + running,
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, labels: {app: web, rev: r1}}
      spec:
        topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector: {matchLabels: {app: web, rev: r1}}
          matchLabelKeys: [rev]
        containers: [{name: web}]

      """)
    #expect(
      try details(asked, of: "web").map(\.text) == [
        "kubernetes.io/hostname a has 1 pod matching app=web,rev=r1, the least is 0 in b; one more is a skew of 2, "
          + "maxSkew is 1"
      ])
  }
}
