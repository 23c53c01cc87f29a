import ControlPlane
import Testing

/// `message`, `margin`, `tie`, `candidates`, `preempts`, and what `rejected` and `score` say of things and other nodes:
/// each shown holding and failing.
@Suite struct DecisionAssertionTests {
  @Test(arguments: [
    "{pods: {name: batch}, message: 3 Insufficient cpu}",
    "{pods: {name: batch}, rejected: {node: gpu-1, because: {taint: 'dedicated=gpu:NoSchedule'}}}",
    "{pods: {name: batch}, rejected: {node: gpu-1, because: {taint: dedicated}}}",
    "{pods: {name: web-0}, margin: {equals: 13}}",
    "{pods: {name: web-1}, margin: {equals: 0}}",
    "{pods: {name: web-0}, tie: none}",
    "{pods: {name: web-0}, candidates: {equals: 3}}",
    "{pods: {name: web-0}, candidates: {zone: a, equals: 1}}",
    "{pods: {name: batch}, candidates: {atMost: 0}}",
    "{pods: {name: urgent}, preempts: {victims: [web-1, db-*], node: node-b, equals: 2}}",
    "{pods: {name: urgent}, preempts: {victims: ['Deployment/web[1]', db-0]}}",
    "{pods: {name: urgent}, preempts: {atMost: 2}}",
    "{pods: {name: web-0}, preempts: none}",
    "{pods: {name: batch}, preempts: none}",
    "{pods: {name: web-0}, score: {above: node-c}}",
    "{pods: {name: web-0}, score: {node: node-b, above: node-c, atLeast: 1}}",
    "{pods: {name: web-0}, score: {node: node-a, plugin: NodeResourcesFit, above: 'node-*'}}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation, in: SampleRun.withUrgent) == "")
  }

  @Test func messageShowsTheMessageThatCame() {
    #expect(
      judge("{pods: {name: batch}, message: memory}", in: SampleRun.withUrgent) == """
        message:
          pods batch
          expected a message with 'memory'
          actual 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
    #expect(
      judge("{pods: {name: web-0}, message: memory}", in: SampleRun.withUrgent) == """
        message:
          pods Deployment/web[0]
          expected a message with 'memory'
          actual no message, scheduled on node-a
        """)
  }

  @Test func rejectedNamesTheThingThatWasNotInTheWay() {
    #expect(
      judge(
        "{pods: {name: batch}, rejected: {node: gpu-1, because: {taint: dedicated=spot}}}", in: SampleRun.withUrgent)
          == """
          rejected:
            pods batch
            expected gpu-1 rejected because of taint dedicated=spot
            actual gpu-1 rejected by TaintToleration, NodeResourcesFit
            because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
            because NodeResourcesFit: cpu: 4 wanted, 1500m free
          """)
    #expect(
      judge("{pods: {name: batch}, rejected: {node: gpu-1, because: {resource: memory}}}", in: SampleRun.withUrgent)
        == """
        rejected:
          pods batch
          expected gpu-1 rejected because of too little memory
          actual gpu-1 rejected by TaintToleration, NodeResourcesFit
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because NodeResourcesFit: cpu: 4 wanted, 1500m free
        """)
    #expect(
      judge("{pods: {name: batch}, rejected: {node: gpu-1, because: {port: 80}}}", in: SampleRun.withUrgent) == """
        rejected:
          pods batch
          expected gpu-1 rejected because of host port 80
          actual gpu-1 rejected by TaintToleration, NodeResourcesFit
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because NodeResourcesFit: cpu: 4 wanted, 1500m free
        """)
    #expect(
      judge("{pods: {name: batch}, rejected: {node: gpu-1, because: {label: pool}}}", in: SampleRun.withUrgent) == """
        rejected:
          pods batch
          expected gpu-1 rejected because of label pool
          actual gpu-1 rejected by TaintToleration, NodeResourcesFit
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because NodeResourcesFit: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func marginShowsTheNodeThatCameNear() {
    #expect(
      judge("{pods: {name: web-0}, margin: {atLeast: 20}}", in: SampleRun.withUrgent) == """
        margin:
          pods Deployment/web[0]
          expected a margin of at least 20
          actual scheduled on node-a, 13 over node-b
          because node-a has 283, node-b 270: NodeResourcesFit +13
        """)
    #expect(
      judge("{pods: {name: web-1}, margin: {atLeast: 1}}", in: SampleRun.withUrgent) == """
        margin:
          pods Deployment/web[1]
          expected a margin of at least 1
          actual scheduled on node-b, 0 over node-c
          because node-b and node-c tie at 270, kube-scheduler takes either
        """)
  }

  @Test func marginFailsForAPodWithoutANode() {
    #expect(
      judge("{pods: {name: batch}, margin: {atLeast: 1}}", in: SampleRun.withUrgent) == """
        margin:
          pods batch
          expected a margin of at least 1
          actual unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func tieNamesTheNodesOfTheTie() {
    #expect(
      judge("{pods: {name: web-1}, tie: none}", in: SampleRun.withUrgent) == """
        tie:
          pods Deployment/web[1]
          expected no tie
          actual scheduled on node-b, tied with node-c
          because 2 nodes tie at 270, kube-scheduler takes any of them, bayplan goes on with node-b
        """)
  }

  @Test func tieFailsForAPodWithoutANode() {
    #expect(
      judge("{pods: {name: held}, tie: none}", in: SampleRun.withUrgent) == """
        tie:
          pods held
          expected placed without a tie
          actual gated: waiting for scheduling gates: [review]
        """)
  }

  @Test func candidatesTellsWhatKeepsTheOthersOut() {
    #expect(
      judge("{pods: {name: web-0}, candidates: {atLeast: 4}}", in: SampleRun.withUrgent) == """
        candidates:
          pods Deployment/web[0]
          expected at least 4 candidates
          actual 3 of 4
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
    #expect(
      judge("{pods: {name: web-0}, candidates: {nodeSelector: {pool: gpu}, atLeast: 1}}", in: SampleRun.withUrgent)
        == """
        candidates:
          pods Deployment/web[0]
          expected at least 1 candidate among nodes with pool=gpu
          actual 0 of 1
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
    #expect(
      judge("{pods: {name: held}, candidates: {atLeast: 4}}", in: SampleRun.withUrgent) == """
        candidates:
          pods held
          expected at least 4 candidates
          actual 0 of 4
        """)
  }

  @Test func preemptsNoneTellsWhoWouldGoAndWhy() {
    #expect(
      judge("{pods: {name: urgent}, preempts: none}", in: SampleRun.withUrgent) == """
        preempts:
          pods urgent
          expected evicts no one
          actual on node-b evicts Deployment/web[1], db-0
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func preemptsHoldsWhoWouldGoAgainstWhoShould() {
    #expect(
      judge("{pods: {name: urgent}, preempts: {victims: [batch-*]}}", in: SampleRun.withUrgent) == """
        preempts:
          pods urgent
          expected evicts pods named batch-*
          actual on node-b evicts Deployment/web[1], db-0
        """)
    #expect(
      judge("{pods: {name: urgent}, preempts: {victims: [web-1]}}", in: SampleRun.withUrgent) == """
        preempts:
          pods urgent
          expected evicts pods named web-1
          actual on node-b evicts Deployment/web[1], db-0
        """)
    #expect(
      judge("{pods: {name: urgent}, preempts: {node: node-c}}", in: SampleRun.withUrgent) == """
        preempts:
          pods urgent
          expected evicts pods on node-c
          actual on node-b evicts Deployment/web[1], db-0
        """)
    #expect(
      judge("{pods: {name: urgent}, preempts: {equals: 1}}", in: SampleRun.withUrgent) == """
        preempts:
          pods urgent
          expected evicts exactly 1 pod
          actual on node-b evicts Deployment/web[1], db-0
        """)
  }

  @Test func preemptsFailsForAPodThatEvictsNoOne() {
    #expect(
      judge("{pods: {name: web-0}, preempts: {victims: [batch-*]}}", in: SampleRun.withUrgent) == """
        preempts:
          pods Deployment/web[0]
          expected evicts pods named batch-*
          actual evicts no one, scheduled on node-a
        """)
    #expect(
      judge("{pods: {name: batch}, preempts: {node: node-a, atLeast: 2}}", in: SampleRun.withUrgent) == """
        preempts:
          pods batch
          expected evicts at least 2 pods on node-a
          actual evicts no one, unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func scoreAboveComparesTwoNodes() {
    #expect(
      judge("{pods: {name: web-0}, score: {node: node-b, above: node-a}}", in: SampleRun.withUrgent) == """
        score:
          pods Deployment/web[0]
          expected a total score above that of node-a on node-b
          actual node-b has a total of 270, node-a 283
          because node-a has 283, node-b 270: NodeResourcesFit +13
        """)
    #expect(
      judge(
        "{pods: {name: web-0}, score: {node: node-b, plugin: NodeAffinity, above: node-a}}", in: SampleRun.withUrgent)
          == """
          score:
            pods Deployment/web[0]
            expected a score by NodeAffinity above that of node-a on node-b
            actual node-b has 50, node-a 50
            because 7 before it is brought to 0 to 100, weight 2
          """)
    #expect(
      judge("{pods: {name: web-0}, score: {node: node-b, above: gpu-1}}", in: SampleRun.withUrgent) == """
        score:
          pods Deployment/web[0]
          expected a total score above that of gpu-1 on node-b
          actual gpu-1 rejected the pod and has no score
          because TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
  }
}
