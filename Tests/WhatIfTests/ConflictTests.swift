import Report
import Testing

@testable import WhatIf

@Suite struct ConflictTests {
  @Test func namesWhatTogetherLeavesNoNode() throws {
    let asked = try Asked(
      cluster: node("a", "pool: small") + node("b", "pool: big", spec: "{taints: [{key: gpu, effect: NoSchedule}]}"),
      pod(
        "web",
        """
          nodeSelector:
            pool: big
          containers:
          - name: web
            resources: {requests: {cpu: "1"}}

        """))
    let conflict = try asked.conflict(of: "web")
    #expect(
      conflict == [
        "1 of 2: nodeSelector pool=big (web.yaml:7)", "1 of 2: no toleration of gpu:NoSchedule (cluster.yaml:14)",
      ])
  }

  @Test func aloneIsSmallerThanTogether() throws {
    let asked = try Asked(
      cluster: node("a", "pool: small") + node("b", "pool: big"),
      pod(
        "web",
        "  nodeSelector: {pool: small}\n  containers: [{name: a, resources: {requests: {cpu: 5, memory: 9Gi}}}]\n"))
    let conflict = try asked.conflict(of: "web")
    #expect(conflict == ["2 of 2: 5 cpu (web.yaml:7)"])
  }

  @Test func podsThatStandThereCount() throws {
    let running = (0..<2).map { number in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db-\(number), labels: {app: db}}
      spec:
        nodeName: \(number == 0 ? "a" : "b")
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}
        containers: [{name: db, ports: [{containerPort: 80, hostPort: 80}]}]

      """
    }
    let asked = try Asked(
      cluster: node("a") + node("b") + node("c", spec: "{unschedulable: true}") + running.joined(),
      pod("web", "  containers: [{name: web}]\n")
        + pod("proxy", "  containers: [{name: proxy, ports: [{containerPort: 80, hostPort: 80}]}]\n"))
    let conflict = try asked.conflict(of: "web")
    #expect(
      conflict == [
        "2 of 3: labels that the anti-affinity of other pods is about (web.yaml:2)",
        "1 of 3: no toleration of cordoned nodes (cluster.yaml:21)",
      ])
    let secondConflict = try asked.conflict(of: "proxy")
    #expect(
      secondConflict == [
        "2 of 3: host port 80/TCP (web.yaml:12)", "1 of 3: no toleration of cordoned nodes (cluster.yaml:21)",
      ])
  }

  @Test func nodesThatAreFullAreNoMatterOfThePod() throws {
    let full = (0..<10).map { "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p\($0)}\nspec: {nodeName: a}\n" }
    let asked = try Asked(cluster: node("a") + full.joined(), pod("web", "  containers: [{name: web}]\n"))
    let conflict = try asked.conflict(of: "web")
    #expect(conflict == ["1 of 1: room for one more pod"])
  }

  @Test func spreadAndAffinityAreTakenTermByTerm() throws {
    let asked = try Asked(
      cluster: node("a", "zone: z1") + node("b", "zone: z2")
        + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: old, labels: {app: web}}\nspec: {nodeName: a}\n",
      pod(
        "web",
        """
          topologySpreadConstraints:
          - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: zone, labelSelector: {matchLabels: {app: web}}}

        """))
    let conflict = try asked.conflict(of: "web")
    #expect(
      conflict == [
        "1 of 2: spread over zone, maxSkew 1 (web.yaml:7)", "1 of 2: affinity to app=web by zone (web.yaml:11)",
      ])
  }

  @Test func podThatFitsSomewhereHasNone() throws {
    let asked = try Asked(cluster: node("a"), pod("web", "  containers: [{name: web}]\n"))
    let conflict = try asked.pod("web").conflict
    #expect(conflict == nil)
    let found = try asked.pod("web").fixes
    #expect(found == nil)
  }
}

@Suite struct TolerationConflictTests {
  private let gpuPod = pod("train", "  containers: [{name: t, resources: {requests: {example.com/gpu: 1}}}]\n")

  /// With example.com/gpu to give.
  private func gpuNode(_ name: String, spec: String) -> String {
    node(name, spec: spec).replacing("cpu: \"4\"", with: "cpu: \"4\", example.com/gpu: \"2\"")
  }

  /// `kubectl cordon` sets a flag, and the node controller then a taint: one toleration is for both.
  @Test func aCordonWithItsTaintIsOneRequirement() throws {
    let taint = "{key: node.kubernetes.io/unschedulable, effect: NoSchedule}"
    let asked = try Asked(
      cluster: node("cpu") + gpuNode("gpu", spec: "{unschedulable: true, taints: [\(taint)]}"), gpuPod)
    #expect(
      try asked.conflict(of: "train") == [
        "1 of 2: 1 example.com/gpu (web.yaml:6)", "1 of 2: no toleration of cordoned nodes (cluster.yaml:14)",
      ])
    #expect(
      try asked.fixes(of: "train") == [
        "5: uncordon node gpu -> gpu", "7: tolerate node.kubernetes.io/unschedulable:NoSchedule -> gpu",
        "12: add a node like gpu -> gpu-new-1",
      ])
    #expect(try asked.nodeAfter(0, of: "train") == "gpu")
    #expect(try asked.nodeAfter(1, of: "train") == "gpu")
    let patch = try #require(try asked.pod("train").fixes)[0].patches
    #expect(patch.map(\.added) == [["spec: {}"]])
  }

  @Test func cordonInBlockStyleLosesFlagAndTaint() throws {
    let cordoned = """
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: a, labels: {kubernetes.io/hostname: a}}
      spec:
        unschedulable: true
        taints:
        - key: node.kubernetes.io/unschedulable
          effect: NoSchedule
        - {key: other, effect: PreferNoSchedule}
      status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}

      """
    let asked = try Asked(cluster: cordoned, pod("web", "  containers: [{name: web}]\n"))
    let fix = try #require(try asked.pod("web").fixes)[0]
    #expect(fix.changes == ["uncordon node a"])
    #expect(
      fix.patches.flatMap(\.removed) == [
        "  unschedulable: true", "  - key: node.kubernetes.io/unschedulable", "    effect: NoSchedule",
      ])
    #expect(try asked.nodeAfter(0, of: "web") == "a")
  }

  /// The toleration that people write for a taint without a value lifts one with a value as well.
  @Test func taintsOfOneKeyAreRequirementsOfTheirOwn() throws {
    let asked = try Asked(
      cluster: gpuNode("a", spec: "{taints: [{key: example.com/gpu, value: present, effect: NoSchedule}]}")
        + gpuNode("b", spec: "{taints: [{key: example.com/gpu, effect: NoSchedule}]}"), gpuPod)
    #expect(
      try asked.conflict(of: "train") == [
        "1 of 2: no toleration of example.com/gpu=present:NoSchedule (cluster.yaml:7)",
        "1 of 2: no toleration of example.com/gpu:NoSchedule (cluster.yaml:15)",
      ])
    #expect(
      try asked.fixes(of: "train").prefix(2) == [
        "2: tolerate example.com/gpu=present:NoSchedule -> a", "2: tolerate example.com/gpu:NoSchedule -> a",
      ])
  }

  @Test func everyRequirementThatAloneLeavesNoNodeIsNamed() throws {
    let asked = try Asked(
      cluster: node("a"),
      pod(
        "web",
        """
          nodeSelector: {disk: ssd}
          tolerations: []
          containers: [{name: web, resources: {requests: {cpu: 5, memory: 9Gi}}}]

        """))
    let conflict = try #require(try asked.pod("web").conflict)
    #expect(conflict.parts.map(\.what) == ["nodeSelector disk=ssd"])
    #expect(conflict.others.map(\.what) == ["5 cpu", "9Gi memory"])
    #expect((conflict.parts + conflict.others).allSatisfy { $0.nodes == 1 })
  }

  /// A pod that is full cannot be the node that is left.
  @Test func nodesThatAreFullAreNotLeft() throws {
    let full = (0..<10).map {
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p\($0)}\nspec: {nodeName: full}\n"
    }
    let asked = try Asked(
      cluster: node("full", "disk: ssd") + node("small") + full.joined(),
      pod("web", "  nodeSelector: {disk: ssd}\n  containers: [{name: web, resources: {requests: {cpu: 5}}}]\n"))
    #expect(
      try asked.conflict(of: "web") == ["2 of 2: 5 cpu (web.yaml:7)"])
    let second = try Asked(
      cluster: node("full", "disk: ssd") + node("small") + full.joined(),
      pod("web", "  nodeSelector: {disk: ssd}\n  containers: [{name: web}]\n"))
    #expect(
      try second.conflict(of: "web") == [
        "1 of 2: nodeSelector disk=ssd (web.yaml:6)", "1 of 2: room for one more pod",
      ])
  }

  /// Two pods match a term each, and no pod matches both.
  @Test func termsOfPodAffinityThatNoPodMatchesTogether() throws {
    let running = ["a", "b"].map { name in
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: \(name), labels: {label-\(name): x}}\nspec: {nodeName: one}\n"
    }
    let asked = try Asked(
      cluster: node("one") + node("two") + running.joined(),
      pod(
        "web",
        """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {label-a: x}}}
              - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {label-b: x}}}

        """))
    let conflict = try #require(try asked.pod("web").conflict)
    #expect(conflict.parts.map(\.nodes) == [1, 1])
    #expect(conflict.parts.map(\.alone) == [1, 1])
    #expect(conflict.together == 1)
    let details = try asked.pod("web").nodes.flatMap(\.rejections).flatMap(\.details).map(\.text)
    #expect(
      details == [
        "default/a on one matches label-a=x, yet one pod in kubernetes.io/hostname=one has to match all 2 terms",
        "default/b on one matches label-b=x, yet one pod in kubernetes.io/hostname=one has to match all 2 terms",
        "no pod matching label-a=x in kubernetes.io/hostname=two",
        "no pod matching label-b=x in kubernetes.io/hostname=two",
      ])
  }

  @Test func podsOfAnotherNamespaceAreSaidToBe() throws {
    let stranger =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: db, namespace: data, labels: {app: db}}\nspec: {nodeName: a}\n"
    let asked = try Asked(
      cluster: node("a") + stranger,
      pod(
        "web",
        """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: db}}}

        """))
    let details = try asked.pod("web").nodes.flatMap(\.rejections).flatMap(\.details).map(\.text)
    #expect(
      details == [
        "data/db on a matches app=db in kubernetes.io/hostname=a, yet the term does not mean its namespace"
      ])
  }
}

@Suite struct SmallestCoverTests {
  /// A few numbers by a fixed rule: no two runs differ.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test(arguments: 0..<50) func isAsSmallAsTryingAllSubsetsFinds(seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed))
    let sets = (0...numbers.below(9)).map { _ in
      Array(Set((0...numbers.below(3)).map { _ in numbers.below(8) })).sorted()
    }
    let all = (1..<256).map { bits in (0..<8).filter { bits & 1 << $0 != 0 } }
    let covers = all.filter { cover in sets.allSatisfy { $0.contains(where: cover.contains) } }
    let size = try #require(covers.map(\.count).min())
    let first = covers.filter { $0.count == size }.min { $0.lexicographicallyPrecedes($1) }
    #expect(SmallestCover.of(sets) { _ in true } == first)
    // What does not hold is passed over for the next.
    let next = covers.filter { $0.count == size && $0 != first }.min { $0.lexicographicallyPrecedes($1) }
    if let next { #expect(SmallestCover.of(sets) { $0 != first } == next) }
  }

  @Test func thereIsNoneWhereASetIsEmpty() {
    #expect(SmallestCover.of([[1], []]) { _ in true } == nil)
    #expect(SmallestCover.of([]) { _ in true } == nil)
  }
}
