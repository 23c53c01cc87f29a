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
