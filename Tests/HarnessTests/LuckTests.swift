import Testing

@testable import Harness

/// What holds by luck: `first` fits node-a and node-b alike, and `second` fits node-b only while it is empty.
@Suite struct LuckTests {
  private func files(_ lines: String, order: [String] = ["first", "second"]) -> [String: String] {
    let pods = ["first": Sample.pod("first", cpu: "3"), "second": Self.second]
    return [
      "cluster.yaml": Sample.cluster.replacing("cpu: \"2\"", with: "cpu: \"4\""),
      "pods.yaml": order.compactMap { pods[$0] }.joined(separator: "---\n"), "t.yaml": Sample.test(lines),
    ]
  }

  private static let second = Sample.pod("second", cpu: "3")
    .replacing("spec:\n", with: "spec:\n  nodeSelector: {topology.kubernetes.io/zone: b}\n")

  private func options(_ tieBreaks: Int, seed: UInt64? = nil, shuffles: Bool = false) -> TestRunner.Options {
    var options = TestRunner.Options()
    options.luck.tieBreaks = tieBreaks
    options.luck.seed = seed
    options.luck.shuffles = shuffles
    return options
  }

  private let expectation = "expect:\n  - pods: {name: second}\n    outcome: scheduled"

  @Test func whatHoldsByLuckIsFragileAndToldWithItsSeed() throws {
    let folder = try Folder(files(expectation))
    #expect(
      folder.run([""], options(8)).pretty == """
        FAIL t
          t.yaml:8: outcome is fragile: it holds in 4 of 8 tie choices
            pods      second
            expected  scheduled
            actual    unschedulable: 0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.
            because   node-a: NodeAffinity: label topology.kubernetes.io/zone is a, nodeSelector wants topology.kubernetes.io/zone=b (pods.yaml:17)
                      node-b: NodeResourcesFit: needs 3 cpu, 1 of 4 is free (pods.yaml:22)
                      node-c: TaintToleration: taint dedicated=batch:NoSchedule is not tolerated (cluster.yaml:24)
            replay    bayplan test --seed 1 t.yaml
        1 test: 0 passed, 1 failed, 0 unusable; 2 pods

        """)
    #expect(folder.run([""], options(8)).status == 1)
  }

  @Test func theSeedPlaysItAgain() throws {
    let folder = try Folder(files(expectation))
    let replay = folder.run([""], options(0, seed: 1)).pretty
    #expect(replay.hasPrefix("FAIL t\n  t.yaml:8: outcome\n    pods      second\n    expected  scheduled\n"))
    #expect(!replay.contains("fragile"))
    #expect(folder.run([""], options(0, seed: 3)).status == 0)
  }

  @Test(arguments: [("warn", true), ("allow", false)])
  func theFileSaysWhatBecomesOfIt(policy: String, tells: Bool) throws {
    let outcome = try Folder(files("\(expectation)\nfragile: \(policy)")).run([""], options(8))
    #expect(outcome.status == 0)
    #expect(outcome.pretty.hasPrefix("PASS t (2 pods, 1 fragile in 8 tie choices)\n"))
    #expect(outcome.pretty.contains("is fragile: it holds in") == tells)
  }

  @Test func whatHoldsUnderEveryChoiceIsSaidToDoSo() throws {
    let lines = "expect:\n  - pods: {name: first}\n    outcome: scheduled"
    let folder = try Folder(files(lines))
    #expect(folder.run([""], options(8)).pretty.hasPrefix("PASS t (2 pods, holds in all 8 tie choices)\n"))
  }

  @Test func whatHangsOnATieIsDecided() throws {
    let lines = "expect:\n  - pods: {all: true}\n    count: {node: node-b, atMost: 1}"
    var files = files(lines)
    files["pods.yaml"] = Sample.pod("first", cpu: "3") + "---\n" + Sample.pod("other", cpu: "3")
    let folder = try Folder(files)
    #expect(folder.run().pretty.contains("tie-dependent"))
    #expect(
      folder.run([""], options(8)).pretty
        == "PASS t (2 pods, holds in all 8 tie choices)\n1 test: 1 passed, 0 failed, 0 unusable; 2 pods\n")
  }

  @Test func withoutATieThereIsNothingToChoose() throws {
    var files = files(expectation)
    files["pods.yaml"] = Self.second
    #expect(try Folder(files).run([""], options(8)).pretty.hasPrefix("PASS t (1 pod, no ties)\n"))
  }

  @Test func whatFailsUnderTheUsualChoiceOnlyIsFragileToo() throws {
    let lines = "expect:\n  - pods: {name: second}\n    outcome: unschedulable"
    #expect(
      try Folder(files(lines)).run([""], options(8)).pretty == """
        FAIL t
          t.yaml:8: outcome
            pods      second
            expected  unschedulable
            actual    scheduled on node-b
          t.yaml:8: outcome is fragile: it holds in 4 of 8 tie choices
        1 test: 0 passed, 1 failed, 0 unusable; 2 pods

        """)
  }

  @Test func whatFailsUnderEveryChoiceIsNoMatterOfLuck() throws {
    let lines = "expect:\n  - pods: {name: second}\n    outcome: gated"
    let outcome = try Folder(files(lines)).run([""], options(8))
    #expect(!outcome.pretty.contains("fragile"))
    #expect(outcome.status == 1)
  }

  @Test func orderOfPodsIsAChoiceToo() throws {
    // In the order given, second takes node-b first, and first goes to node-a without a tie.
    let folder = try Folder(files(expectation, order: ["second", "first"]))
    #expect(folder.run([""], options(8)).pretty.hasPrefix("PASS t (2 pods, no ties)\n"))
    let shuffled = folder.run([""], options(8, shuffles: true)).pretty
    #expect(
      shuffled.hasPrefix("FAIL t\n  t.yaml:8: outcome is fragile: it holds in 7 of 8 orders and tie choices\n"))
    #expect(shuffled.contains("    replay    bayplan test --seed 6 --shuffle t.yaml\n"))
  }

  @Test func goldenFilesHoldTheUsualChoice() throws {
    let folder = try Folder(files("golden: t.golden"))
    var update = TestRunner.Options()
    update.updatesGoldenFiles = true
    #expect(folder.run([""], update).status == 0)
    #expect(folder.run([""], options(8)).pretty.hasPrefix("PASS t (2 pods, holds in all 8 tie choices)\n"))
    let replay = folder.run([""], options(0, seed: 3))
    #expect(replay.status == 0)
    #expect(
      replay.warnings == [
        "t.yaml:6:9: warning: not looked at: a golden file holds the choice of name order, and --seed plays another"
      ])
  }

  @Test func programsGetTheSameFacts() throws {
    let json = try Folder(files(expectation)).run([""], options(8)).json
    #expect(json.contains("\"luck\": {"))
    #expect(json.contains("\"holds\": 4,"))
    #expect(json.contains("\"seed\": \"1\","))
  }

  @Test func aWordThatIsNoPolicyIsRefused() throws {
    #expect(
      try Folder(files("\(expectation)\nfragile: maybe")).run().pretty.hasPrefix(
        "ERROR t\n  t.yaml:9:10: error: 'maybe' is no fragile, use one of fail, warn, allow\n"))
  }
}
