import ControlPlane
import Kubernetes
import SourceText
import Testing
import YAML

@testable import Harness

/// Rules of the input that are left out or weakened, one at a time.
@Suite struct RuleTests {
  /// A pod with every kind of rule, a Deployment with one, a running pod whose rules do not count.
  private static let everything = """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      labels: {app: web}
    spec:
      nodeSelector: {pool: general, disk: ssd}
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - {key: gpu, operator: DoesNotExist}
                  - {key: zone, operator: In, values: [a, b]}
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 10
              preference:
                matchExpressions:
                  - {key: zone, operator: In, values: [a]}
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: {matchLabels: {app: cache}}
              topologyKey: zone
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: {matchLabels: {app: web}}
              topologyKey: kubernetes.io/hostname
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 5
              podAffinityTerm:
                labelSelector: {matchLabels: {app: batch}}
                topologyKey: zone
      tolerations:
        - {key: dedicated, value: gpu, effect: NoSchedule}
        - {key: spot, operator: Exists}
        - {operator: Exists, effect: NoExecute}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: zone
          whenUnsatisfiable: DoNotSchedule
          minDomains: 2
          labelSelector: {matchLabels: {app: web}}
        - maxSkew: 2
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: {matchLabels: {app: web}}
      containers:
        - {name: app, image: "app:1"}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: api}
    spec:
      selector: {matchLabels: {app: api}}
      template:
        metadata: {labels: {app: api}}
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: zone, operator: In, values: [a]}]
                  - matchExpressions: [{key: zone, operator: In, values: [b]}]
          containers:
            - {name: app, image: "app:1"}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: stands}
    spec:
      nodeName: node-a
      nodeSelector: {pool: general}
      containers:
        - {name: app, image: "app:1"}
    """

  private func manifests(_ text: String) -> Manifests {
    ManifestDecoder.decode(YAMLReader.read(SourceMap().add(path: "x.yaml", bytes: Array(text.utf8))))
  }

  private var input: SimulationInput {
    SimulationInput(
      cluster: manifests(Sample.cluster + "\n---\n" + Sample.cluster.replacing("node-c", with: "node-d")),
      workloads: manifests(Self.everything))
  }

  @Test func everyRuleIsFoundWithItsForms() {
    let rules = RuleInventory(input).rules
    #expect(
      rules.map { "\($0.text) of \($0.owner)" + ($0.weaken.map { ", \($0.text)" } ?? "") } == [
        "taint dedicated=batch:NoSchedule of 2 nodes (node-c, node-d), weakened to PreferNoSchedule",
        "nodeSelector pool=general of web",
        "nodeSelector disk=ssd of web",
        "required node affinity !gpu, zone in (a,b) of web, weakened to a preference",
        "expression !gpu of required node affinity of web",
        "expression zone in (a,b) of required node affinity of web",
        "preferred node affinity zone=a of weight 10 of web",
        "required pod affinity to app=cache per zone of web, weakened to a preference",
        "required pod anti-affinity against app=web per kubernetes.io/hostname of web, weakened to a preference",
        "preferred pod anti-affinity against app=batch per zone of weight 5 of web",
        "toleration of dedicated=gpu:NoSchedule of web",
        "toleration of spot of web",
        "toleration of every taint with NoExecute of web",
        "spread over zone, maxSkew 1 of web, weakened to ScheduleAnyway",
        "spread over kubernetes.io/hostname, maxSkew 2 of web",
        "required node affinity zone=a, one of 2 terms of Deployment/api",
        "required node affinity zone=b, one of 2 terms of Deployment/api",
      ])
    #expect(rules.allSatisfy { $0.origin != .none })
  }

  /// Dropping one that has parts drops those with it; a term that is left alone is no longer one of several.
  @Test func whatIsDroppedIsGoneAndTheRestStays() {
    let all = RuleInventory(input).rules
    for rule in all {
      var changed = input
      rule.drop.apply(&changed)
      let left = RuleInventory(changed).rules.map(\.text)
      #expect(!left.contains(rule.text), "\(rule.text)")
      let lost = all.count - left.count
      #expect(lost == (rule.text == "required node affinity !gpu, zone in (a,b)" ? 3 : rule.isExpression ? 2 : 1))
    }
  }

  @Test func whatIsWeakenedBecomesWhatItSays() {
    var texts: [String] = []
    for rule in RuleInventory(input).rules {
      guard let weaken = rule.weaken else { continue }
      var changed = input
      weaken.apply(&changed)
      let before = Set(RuleInventory(input).rules.map(\.text))
      texts += RuleInventory(changed).rules.map(\.text).filter { !before.contains($0) }
      #expect(!RuleInventory(changed).rules.contains { $0.text == rule.text && $0.weaken != nil }, "\(rule.text)")
    }
    #expect(
      texts == [
        "taint dedicated=batch:PreferNoSchedule",
        "preferred node affinity !gpu, zone in (a,b) of weight 100",
        "preferred pod affinity to app=cache per zone of weight 100",
        "preferred pod anti-affinity against app=web per kubernetes.io/hostname of weight 100",
      ])
  }

  /// `web` may go to node-a, and to node-c because it tolerates its taint; node-b is too small.
  private func files(_ lines: String) -> [String: String] {
    var files = Sample.files(lines)
    files["pods.yaml"] = Sample.pod("web", cpu: "3").replacing(
      "spec:\n",
      with: """
        spec:
          nodeSelector: {topology.kubernetes.io/zone: c}
          tolerations:
            - {key: dedicated, operator: Exists}
            - {key: never, operator: Exists}

        """)
    return files
  }

  private func options(mutates: Bool = false, covers: Bool = false) -> TestRunner.Options {
    var options = TestRunner.Options()
    options.rules.mutates = mutates
    options.rules.covers = covers
    return options
  }

  @Test func whatNoAssertionMissesIsListed() throws {
    let outcome = try Folder(files("expect:\n  - pods: {all: true}\n    outcome: scheduled")).run(
      [""], options(mutates: true))
    #expect(
      outcome.pretty == """
        PASS t (1 pod)
        MUTATION 1 of 4 changes noticed
          untested   pods.yaml:6: nodeSelector topology.kubernetes.io/zone=c of web dropped: 1 pod ends up elsewhere in 't'
          no effect  cluster.yaml:24: taint dedicated=batch:NoSchedule of node-c dropped
          no effect  pods.yaml:9: toleration of never of web dropped
        1 test: 1 passed, 0 failed, 0 unusable; 1 pod

        """)
    #expect(outcome.status == 0)
  }

  @Test func anAssertionNoticesWhatItIsAbout() throws {
    let outcome = try Folder(files("expect:\n  - pods: {all: true}\n    on: {node: node-c}")).run(
      [""], options(mutates: true))
    #expect(outcome.pretty.contains("MUTATION 2 of 4 changes noticed\n"))
    #expect(!outcome.pretty.contains("nodeSelector"))
  }

  @Test func aGoldenFileNoticesReasonsToo() throws {
    let folder = try Folder(files("golden: t.golden"))
    var update = TestRunner.Options()
    update.updatesGoldenFiles = true
    #expect(folder.run([""], update).status == 0)
    #expect(folder.run([""], options(mutates: true)).pretty.contains("MUTATION 2 of 4 changes noticed\n"))
    // Without the taint nothing is rejected that was not rejected before.
    #expect(
      folder.run([""], options(mutates: true)).pretty.contains("taint dedicated=batch:NoSchedule of node-c dropped"))
  }

  @Test func whatOneTestNoticesIsNoticed() throws {
    var files = files("expect:\n  - pods: {all: true}\n    outcome: scheduled")
    files["u.yaml"] = Sample.test("expect:\n  - pods: {all: true}\n    on: {zone: c}", name: "u")
    let outcome = try Folder(files).run([""], options(mutates: true))
    #expect(outcome.pretty.contains("MUTATION 2 of 4 changes noticed\n"))
    #expect(!outcome.pretty.contains("nodeSelector"))
  }

  @Test func aTaintIsOneRuleWhereverItsNodesAre() throws {
    var files = files("expect:\n  - pods: {all: true}\n    outcome: scheduled")
    files["cluster.yaml"] =
      Sample.cluster + "\n---\napiVersion: v1\nkind: Node\nmetadata: {name: node-d}\nspec:\n  taints:\n"
      + "    - {key: dedicated, value: batch, effect: NoSchedule}\n"
    files["u.yaml"] = Sample.test(
      "patches:\n  - target: {kind: Node, name: node-d}\n    merge: {spec: {taints: null}}\n"
        + "expect:\n  - pods: {all: true}\n    outcome: scheduled", name: "u")
    let pretty = try Folder(files).run([""], options(covers: true)).pretty
    #expect(pretty.contains("taint dedicated=batch:NoSchedule of 2 nodes (node-c, node-d)\n"))
    #expect(!pretty.contains("taint dedicated=batch:NoSchedule of node-c\n"))
  }

  @Test func aTestThatFailsIsLeftOut() throws {
    let outcome = try Folder(files("expect:\n  - pods: {all: true}\n    outcome: gated")).run(
      [""], options(mutates: true, covers: true))
    #expect(outcome.pretty.contains("MUTATION there is no rule to leave out; 1 test left out, which does not pass\n"))
    #expect(
      outcome.pretty.contains(
        "COVERAGE 0 of 0 rules and 0 of 0 nodes took part in a decision; 1 test left out, which does not pass\n"))
    #expect(outcome.status == 1)
  }

  @Test func coverageSaysWhoTookPart() throws {
    let outcome = try Folder(files("expect:\n  - pods: {all: true}\n    outcome: scheduled")).run(
      [""], options(covers: true))
    #expect(
      outcome.pretty == """
        PASS t (1 pod)
        COVERAGE 2 of 4 rules and 1 of 3 nodes took part in a decision
          idle     cluster.yaml:24: taint dedicated=batch:NoSchedule of node-c
          decides  pods.yaml:6: nodeSelector topology.kubernetes.io/zone=c of web
          decides  pods.yaml:8: toleration of dedicated of web
          idle     pods.yaml:9: toleration of never of web
          decides  1 node: node-c
          idle     2 nodes: node-a, node-b
        1 test: 1 passed, 0 failed, 0 unusable; 1 pod

        """)
  }

  @Test func aRuleThatOnlyChangesVerdictsWeighs() throws {
    var files = files("expect:\n  - pods: {all: true}\n    outcome: scheduled")
    files["pods.yaml"] = Sample.pod("web", cpu: "3")
    let pretty = try Folder(files).run([""], options(covers: true)).pretty
    // Of node-a and node-c, which are alike, node-a is first; without the taint they tie.
    #expect(pretty.contains("  decides  cluster.yaml:24: taint dedicated=batch:NoSchedule of node-c\n"))
    files["pods.yaml"] = Sample.pod("web", cpu: "1")
    files["cluster.yaml"] = Sample.cluster.replacing(
      "cpu: \"4\", memory: 8Gi, pods: \"10\"}\n---", with: "cpu: \"40\", memory: 80Gi, pods: \"10\"}\n---")
    let weighs = try Folder(files).run([""], options(covers: true)).pretty
    #expect(weighs.contains("  weighs   cluster.yaml:24: taint dedicated=batch:NoSchedule of node-c\n"))
  }

  @Test func programsGetTheSameFacts() throws {
    let json = try Folder(files("expect:\n  - pods: {all: true}\n    outcome: scheduled")).run(
      [""], options(mutates: true, covers: true)
    ).json
    #expect(json.contains("\"mutation\": {\n    \"changes\": 4,\n    \"noticed\": 1,\n    \"testsLeftOut\": 0,\n"))
    #expect(json.contains("\"rule\": \"toleration of never\",\n"))
    #expect(json.contains("\"part\": \"decides\""))
  }
}

extension PlacementRule {
  fileprivate var isExpression: Bool { text.hasPrefix("expression ") }
}
