import ControlPlane
import Testing

/// `count: {per: …}`, `spread`, `together` and `apart`, which are about all the pods together: each shown holding and
/// failing.
@Suite struct SetAssertionTests {
  @Test(arguments: [
    "{pods: {workload: Deployment/web}, spread: {topologyKey: pool, nodeSelector: {pool: general}, minDomains: 1, maxSkew: 0}}",
    "{pods: {name: 'web-?', labels: {app: web}}, spread: {topologyKey: pool, maxSkew: 3}}",
    "{pods: {ordinal: 0}, together: {with: {ordinal: 1}}}",
    "{pods: {all: true}, together: {topologyKey: pool}}",
    "{pods: {ordinal: 0}, apart: {from: {name: db-0}}}",
    "{pods: {ordinal: 0}, apart: {from: {name: db-0}, topologyKey: zone}}",
    "{pods: {all: true}, count: {per: node, node: node-a, equals: 2}}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation, in: SampleRun.pair) == "")
  }

  @Test func spreadTellsWhyTheEmptiestPlaceIsEmpty() {
    #expect(
      judge("{pods: {all: true}, spread: {topologyKey: zone, maxSkew: 1, minDomains: 3}}", in: SampleRun.pair) == """
        spread:
          expected spread by zone, a skew of at most 1, at least 3 in use
          actual a 2, b 1, c 0: a skew of 2, 2 in use
          because Deployment/web[1] not in c: node-a has 283, node-c 260: NodeResourcesFit +23
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
    #expect(
      judge(
        "{pods: {all: true}, spread: {topologyKey: node, nodeSelector: {pool: general}, maxSkew: 1}}",
        in: SampleRun.pair) == """
          spread:
            expected spread by node over nodes with pool=general, a skew of at most 1
            actual node-a 2, node-b 1, node-c 0: a skew of 2
            because Deployment/web[1] not on node-c: node-a has 283, node-c 260: NodeResourcesFit +23
            because tie-dependent: Deployment/web[2] could as well stand on node-c
          """)
  }

  @Test func spreadSaysWhenATieDecidesIt() {
    #expect(
      judge("{pods: {all: true}, spread: {topologyKey: zone, maxSkew: 2}}", in: SampleRun.pair)
        == "spread tieDependent: Deployment/web[2] could as well stand on node-c")
  }

  @Test func aTopologyKeyThatNoNodeHasIsNeverAPass() {
    #expect(
      judge("{pods: {all: true}, spread: {topologyKey: topology.kubernetes.io/zonee, maxSkew: 1}}", in: SampleRun.pair)
        == """
        spread:
          expected nodes with the label topology.kubernetes.io/zonee
          actual the cluster has no such node
          because near: topology.kubernetes.io/zone
        """)
    #expect(
      judge("{pods: {all: true}, apart: {topologyKey: rack}}", in: SampleRun.pair) == """
        apart:
          expected nodes with the label rack
          actual the cluster has no such node
          because labels of the nodes: pool, topology.kubernetes.io/zone
        """)
  }

  @Test func countPerPlaceNamesThePlacesThatAreWrong() {
    #expect(
      judge("{pods: {all: true}, count: {per: zone, equals: 1}}", in: SampleRun.pair) == """
        count:
          expected exactly 1 of 3 pods in each zone
          actual a has 2, c has 0
          because they stand on node-a (2), node-b (1)
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {all: true}, count: {per: node, zones: [a, b], atMost: 1}}", in: SampleRun.pair) == """
        count:
          expected at most 1 of 3 pods on each node, over nodes in zone a or b
          actual node-a has 2
          because they stand on node-a (2), node-b (1)
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {all: true}, count: {per: zone, atMost: 2}}", in: SampleRun.pair)
        == "count tieDependent: Deployment/web[2] could as well stand on node-c")
  }

  @Test func togetherTellsWhereTheOthersStand() {
    #expect(
      judge("{pods: {ordinal: 2}, together: {with: {ordinal: 1}}}", in: SampleRun.pair) == """
        together:
          pods Deployment/web[2]
          expected on the node of a pod with ordinal 1
          actual scheduled on node-b, they stand on node-a
          because node-b has 270, node-a 250: NodeResourcesFit +20
        """)
    #expect(
      judge("{pods: {ordinal: 2}, together: {with: {name: db-0}, topologyKey: zone}}", in: SampleRun.pair) == """
        together:
          pods Deployment/web[2]
          expected in the zone of a pod with name db-0
          actual scheduled on node-b, they stand in c
          because node-b and node-c tie at 270, kube-scheduler takes either
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
  }

  @Test func togetherWithoutOthersIsOnePlaceForAll() {
    #expect(
      judge("{pods: {all: true}, together: {topologyKey: zone}}", in: SampleRun.pair) == """
        together:
          expected all 3 pods in one zone
          actual they stand in 2: a 2, b 1
          because node-b has 270, node-a 250: NodeResourcesFit +20
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
  }

  @Test func apartTellsOnePairAndHowManyMore() {
    #expect(
      judge("{pods: {all: true}, apart: {}}", in: SampleRun.pair) == """
        apart:
          expected no two of them on one node
          actual Deployment/web[1] stands on node-a with Deployment/web[0]
          because node-a has 283, node-b 270: NodeResourcesFit +13
          because tie-dependent: Deployment/web[2] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {all: true}, apart: {topologyKey: pool}}", in: SampleRun.pair) == """
        apart:
          expected no two of them in one pool
          actual Deployment/web[1] stands in general with Deployment/web[0], and 1 more such pair
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
        """)
    #expect(
      judge("{pods: {ordinal: 0}, apart: {from: {ordinal: 1}, topologyKey: zone}}", in: SampleRun.pair) == """
        apart:
          expected none of them in the zone of a pod with ordinal 1
          actual Deployment/web[0] stands in a with Deployment/web[1]
          because node-a has 283, node-b 270: NodeResourcesFit +13
        """)
  }

  @Test func nobodyToCompareWithIsNeverAPass() {
    #expect(
      judge("{pods: {ordinal: 0}, together: {topologyKey: zone}}", in: SampleRun.pair) == """
        together:
          expected two pods or more to compare
          actual Deployment/web[0] alone
          because select more pods, or name the others
        """)
    #expect(
      judge("{pods: {ordinal: 0}, apart: {from: {name: nobody}}}", in: SampleRun.pair) == """
        apart:
          expected a pod with name nobody
          actual no such pod
          because pods of this run: Deployment/web (3)
        """)
  }

  @Test func aPodWithoutANodeFailsThemAll() {
    #expect(
      judge("{pods: {all: true}, spread: {topologyKey: zone, maxSkew: 2}}") == """
        spread:
          expected all 4 pods placed, spread by zone, a skew of at most 2
          actual 2 of 4 pods have no node
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
          because tie-dependent: Deployment/web[1] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {name: '*h*'}, together: {}}") == """
        together:
          expected all 2 pods placed, on one node
          actual 2 of 2 pods have no node
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
    #expect(
      judge("{pods: {all: true}, together: {topologyKey: zone}}") == """
        together:
          expected all 4 pods placed, in one zone
          actual 2 of 4 pods have no node
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
          because tie-dependent: Deployment/web[1] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {all: true}, apart: {}}") == """
        apart:
          expected all 4 pods placed, no two of them on one node
          actual 2 of 4 pods have no node
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
          because tie-dependent: Deployment/web[1] could as well stand on node-c
        """)
    #expect(
      judge("{pods: {ordinal: 0}, apart: {from: {name: batch}}}") == """
        apart:
          expected a pod with name batch that has a node
          actual none has
          because batch is unschedulable: 0/4 nodes are available: 3 Insufficient cpu.
          because gpu-1: TaintToleration: taint dedicated=gpu:NoSchedule is not tolerated @4
          because 3 nodes (node-a, node-b, node-c): NodeResourcesFit: Insufficient cpu; node-a: cpu: 4 wanted, 1500m free
        """)
  }
}
