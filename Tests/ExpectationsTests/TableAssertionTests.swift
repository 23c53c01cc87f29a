import Testing

/// `rejected`, `score`, `count`: each shown holding and failing.
@Suite struct TableAssertionTests {
  @Test(arguments: [
    "{pods: {name: batch}, rejected: {node: gpu-1, by: TaintToleration}}",
    "{pods: {name: batch}, rejected: {node: gpu-1, by: NodeResourcesFit}}",
    "{pods: {name: batch}, rejected: {by: NodeResourcesFit}}",
    "{pods: {name: batch}, rejected: {node: gpu-1, because: dedicated=gpu}}",
    "{pods: {name: batch}, rejected: {zone: b, because: Insufficient cpu}}",
    "{pods: {name: web-0}, rejected: {nodeSelector: {pool: gpu}}}",
    "{pods: {name: web-0}, score: {node: node-a, plugin: NodeAffinity, equals: 50}}",
    "{pods: {name: web-0}, score: {node: node-b, equals: 270}}",
    "{pods: {name: web-1}, score: {atLeast: 270, atMost: 270}}",
    "{pods: {all: true}, count: {equals: 2}}",
    "{pods: {workload: Deployment/web}, count: {zone: a, atLeast: 1, atMost: 1}}",
    "{pods: {name: batch}, count: {equals: 0}}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation) == "")
  }

  @Test func rejectedListsEveryRejectionOfTheNode() {
    #expect(
      judge("{pods: {name: batch}, rejected: {node: gpu-1, by: NodePorts}}") == """
        rejected:
          pods batch
          expected gpu-1 rejected by NodePorts
          actual gpu-1 rejected by TaintToleration, NodeResourcesFit
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because NodeResourcesFit: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func rejectedByAndBecauseMustBeOneRejection() {
    #expect(
      judge("{pods: {name: batch}, rejected: {node: gpu-1, by: TaintToleration, because: Insufficient}}") == """
        rejected:
          pods batch
          expected gpu-1 rejected by TaintToleration because of 'Insufficient'
          actual gpu-1 rejected by TaintToleration, NodeResourcesFit
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because NodeResourcesFit: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func rejectedFailsForAFeasibleNode() {
    #expect(
      judge("{pods: {name: web-0}, rejected: {node: node-b, by: NodePorts}}") == """
        rejected:
          pods Deployment/web[0]
          expected node-b rejected by NodePorts
          actual node-b would take the pod, which is scheduled on node-a
        """)
  }

  @Test func rejectedFailsWhenNoNodeWasAsked() {
    #expect(
      judge("{pods: {name: held}, rejected: {node: node-b}}") == """
        rejected:
          pods held
          expected rejected
          actual no node was asked, gated: waiting for scheduling gates: [review]
        """)
  }

  @Test func scoreShowsWhatATotalIsMadeOf() {
    #expect(
      judge("{pods: {name: web-0}, score: {node: node-a, atLeast: 300}}") == """
        score:
          pods Deployment/web[0]
          expected a total score of at least 300 on node-a
          actual node-a has a total of 283
          because made of NodeAffinity 100, NodeResourcesFit 183
        """)
  }

  @Test func scoreOfAPluginShowsItsRawScoreAndWeight() {
    #expect(
      judge("{pods: {name: web-0}, score: {node: node-a, plugin: NodeAffinity, equals: 100}}") == """
        score:
          pods Deployment/web[0]
          expected a score by NodeAffinity of exactly 100 on node-a
          actual node-a has 50
          because 7 before it is brought to 0 to 100, weight 2
        """)
  }

  @Test func scoreFailsForARejectedNodeAnAbsentPluginAndAPodWithoutANode() {
    #expect(
      judge("{pods: {name: web-0}, score: {node: gpu-1, atMost: 1000}}") == """
        score:
          pods Deployment/web[0]
          expected a total score of at most 1000 on gpu-1
          actual gpu-1 rejected the pod and has no score
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
    #expect(
      judge("{pods: {name: web-0}, score: {node: node-a, plugin: ImageLocality, atLeast: 0}}") == """
        score:
          pods Deployment/web[0]
          expected a score by ImageLocality of at least 0 on node-a
          actual ImageLocality had nothing to score for this pod
        """)
    #expect(
      judge("{pods: {name: held}, score: {atMost: 5}}") == """
        score:
          pods held
          expected a total score of at most 5
          actual the pod has no node, it is gated: waiting for scheduling gates: [review]
        """)
  }

  @Test func countShowsWhereThePodsStandAndOneThatIsLost() {
    #expect(
      judge("{pods: {name: '*b*'}, count: {atLeast: 3}}") == """
        count:
          expected at least 3 of 3 pods placed
          actual 2
          because they stand on node-a (1), node-b (1)
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
    #expect(
      judge("{pods: {name: 'web-*'}, count: {zone: c, equals: 1}}") == """
        count:
          expected exactly 1 of 2 pods on a node in zone c
          actual 0
          because they stand on node-a (1), node-b (1)
          because tie-dependent: Deployment/web[1] could as well stand on node-c
        """)
  }
}
