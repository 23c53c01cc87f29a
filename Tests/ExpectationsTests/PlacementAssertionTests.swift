import ControlPlane
import Testing

/// `outcome`, `on`, `notOn`: each shown holding and failing.
@Suite struct PlacementAssertionTests {
  @Test(arguments: [
    "{pods: {workload: Deployment/web}, outcome: scheduled}",
    "{pods: {name: batch}, outcome: unschedulable}",
    "{pods: {name: held}, outcome: gated}",
    "{pods: {name: web-0}, on: {node: node-a}}",
    "{pods: {name: web-1}, on: {nodes: [node-b, node-c]}}",
    "{pods: {workload: Deployment/web}, on: {nodeSelector: {pool: general}}}",
    "{pods: {name: web-0}, on: {zone: a, nodeSelector: {pool: general}}}",
    "{pods: {name: web-0}, notOn: {zone: b}}",
    "{pods: {workload: Deployment/web}, notOn: {node: 'gpu-*'}}",
    "on: {node: node-a}\npods: {name: 'Deployment/web[0]'}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation) == "")
  }

  @Test func outcomeNamesTheRejectionsBehindAnUnplacedPod() {
    #expect(
      judge("{pods: {name: batch}, outcome: scheduled}") == """
        outcome:
          pods batch
          expected scheduled
          actual unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
  }

  @Test func outcomeOfAPlacedPodNamesItsNode() {
    #expect(
      judge("{pods: {name: 'web-*'}, outcome: unschedulable}") == """
        outcome:
          pods Deployment/web[0]
          expected unschedulable
          actual scheduled on node-a
          pods Deployment/web[1]
          expected unschedulable
          actual scheduled on node-b, tied with node-c
        """)
  }

  @Test func onTellsTheRejectionOfTheWantedNode() {
    #expect(
      judge("{pods: {name: web-0}, on: {node: gpu-1}}") == """
        on:
          pods Deployment/web[0]
          expected on gpu-1
          actual scheduled on node-a
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
  }

  @Test func onTellsThePluginThatMadeTheDifference() {
    #expect(
      judge("{pods: {name: web-0}, on: {nodes: [node-b, node-c]}}") == """
        on:
          pods Deployment/web[0]
          expected on node-b or node-c
          actual scheduled on node-a
          because node-a has 283, node-b 270: NodeResourcesFit +13
        """)
  }

  @Test func onMustHoldForEveryNodeOfTheTie() {
    #expect(
      judge("{pods: {name: web-1}, on: {zone: b}}") == """
        on:
          pods Deployment/web[1]
          expected on a node in zone b
          actual scheduled on node-b, tied with node-c
          because node-c and node-b tie at 270, kube-scheduler takes either
        """)
  }

  @Test func onFailsForAPodWithoutANode() {
    #expect(
      judge("{pods: {name: held}, on: {node: node-a}}") == """
        on:
          pods held
          expected on node-a
          actual gated: waiting for scheduling gates: [review]
        """)
  }

  @Test func notOnMustHoldForEveryNodeOfTheTie() {
    #expect(
      judge("{pods: {name: web-1}, notOn: {zone: c}}") == """
        notOn:
          pods Deployment/web[1]
          expected placed, but not on a node in zone c
          actual scheduled on node-b, tied with node-c
          because node-c and node-b tie at 270, kube-scheduler takes either
        """)
  }

  @Test func notOnDoesNotHoldForAPodThatIsNowhere() {
    #expect(
      judge("{pods: {name: held}, notOn: {node: node-a}}") == """
        notOn:
          pods held
          expected placed, but not on node-a
          actual gated: waiting for scheduling gates: [review]
        """)
  }

  @Test(arguments: [
    ("{node: nod-a}", "node nod-a", "near: node-a"),
    ("{node: 'x*'}", "node x*", "nodes: gpu-1, node-a, node-b, node-c"),
    ("{zone: d}", "zone d", "label topology.kubernetes.io/zone has the values a, b, c"),
    ("{nodeSelector: {pool: genral}}", "pool=genral", "label pool has the values gpu, general"),
    ("{nodeSelector: {disk: ssd}}", "disk=ssd", "no node has the label disk"),
    ("{zone: b, nodeSelector: {pool: gpu}}", "a node with pool=gpu in zone b", "no node meets all of it at once"),
  ])
  func noNodeIsNeverAPass(nodes: String, expected: String, hint: String) {
    #expect(
      judge("{pods: {name: web-0}, notOn: \(nodes)}") == """
        notOn:
          expected \(expected)
          actual the cluster has no such node
          because \(hint)
        """)
  }

  @Test func podsThatFailAlikeAreToldOnce() {
    let run = SampleRun.run
    var twice = run
    twice.pods.append(SampleRun.web(2, node: 1, ties: [1], totals: [283, 270, 260]))
    #expect(
      judge("{pods: {labels: {app: web}}, on: {node: node-b}}", in: twice) == """
        on:
          pods Deployment/web[0], Deployment/web[2]
          expected on node-b
          actual scheduled on node-a
          because node-a has 283, node-b 270: NodeResourcesFit +13
          pods Deployment/web[1]
          expected on node-b
          actual scheduled on node-b, tied with node-c
          because node-c and node-b tie at 270, kube-scheduler takes either
        """)
  }
}
