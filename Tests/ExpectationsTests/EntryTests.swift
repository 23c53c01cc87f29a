import Testing

/// What an entry says beside its assertions: which pods, how many of them, and whether it counts.
@Suite struct EntryTests {
  @Test(arguments: [
    "{pods: {workload: Deployment/web, ordinal: 0}, on: {node: node-a}}",
    "{pods: {ordinal: 1}, on: {zones: [b, c]}}",
    "{pods: {name: web-0}, on: {topology.kubernetes.io/zone: a}}",
    "{pods: {all: true}, anyPod: true, on: {node: node-a}}",
    "{pods: {all: true}, share: 50%, outcome: scheduled}",
    "{pods: {workload: Deployment/web}, share: 100%, outcome: scheduled}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation) == "")
  }

  @Test func anOrdinalThatIsNotThereIsToldWithThoseThatAre() {
    #expect(
      judge("{pods: {workload: Deployment/web, ordinal: 2}, outcome: scheduled}") == """
        pods:
          expected a pod with workload Deployment/web, ordinal 2
          actual no such pod
          because such pods have the ordinals 0, 1
        """)
  }

  @Test func anyPodFailsWhenItHoldsForNone() {
    #expect(
      judge("{pods: {workload: Deployment/web}, anyPod: true, on: {node: gpu-1}}") == """
        on:
          expected it holds for any of 2 pods
          actual it holds for none
          pods Deployment/web[0]
          expected on gpu-1
          actual scheduled on node-a
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          pods Deployment/web[1]
          expected on gpu-1
          actual scheduled on node-b, tied with node-c
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
  }

  @Test func aShareFailsWhenItHoldsForTooFew() {
    #expect(
      judge("{pods: {all: true}, share: 51%, outcome: scheduled}") == """
        outcome:
          expected it holds for 51% of 4 pods, at least 3
          actual it holds for 2
          pods batch
          expected scheduled
          actual unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
          pods held
          expected scheduled
          actual gated: waiting for scheduling gates: [review]
        """)
  }

  @Test func anEntryThatIsSkippedIsNotJudged() {
    #expect(
      judge("{pods: {name: nobody}, skip: the pool comes in May, on: {node: x}}")
        == "skipped: the pool comes in May")
  }

  @Test func anExpectedFailureMustFail() {
    #expect(
      judge("{pods: {name: web-0}, expectedFailure: taint is to go, on: {node: gpu-1}, outcome: scheduled}")
        == "expectedFailure: taint is to go (on)")
    #expect(
      judge("{pods: {name: web-0}, expectedFailure: taint is to go, on: {node: node-a}}") == """
        expectedFailure:
          expected a failure: taint is to go
          actual all that the entry says holds
          because it holds now, take expectedFailure out and keep what it asserts
        """)
  }

  @Test(arguments: ["{pods: {name: nobody}, expectedFailure: x, outcome: gated}"])
  func whatSpeaksOfNothingIsNoExpectedFailure(expectation: String) {
    #expect(judge(expectation).hasPrefix("pods:\n  expected a pod with name nobody\n  actual no such pod\n"))
    #expect(
      judge("{pods: {name: web-0}, expectedFailure: x, on: {node: nod-a}}") == """
        on:
          expected node nod-a
          actual the cluster has no such node
          because near: node-a
        """)
  }

  @Test func anAssertionAboutAllPodsTellsOfTheTieThatDecidesIt() {
    #expect(
      judge("{pods: {workload: Deployment/web}, count: {zone: b, equals: 1}}")
        == "count tieDependent: Deployment/web[1] could as well stand on node-c")
    #expect(
      judge("{pods: {workload: Deployment/web}, count: {zone: b, equals: 2}}") == """
        count:
          expected exactly 2 of 2 pods on a node in zone b
          actual 1
          because they stand on node-a (1), node-b (1)
          because tie-dependent: Deployment/web[1] could as well stand on node-c
        """)
  }
}
