import Expectations
import Grammar
import Testing

@Suite struct ExpectationReadingTests {
  @Test(arguments: [
    (
      "{outcome: scheduled}",
      ["1:1: error: an expect entry needs pods, say which pods it is about (pods: {all: true} for all)"]
    ),
    (
      "{pods: {all: true}}",
      [
        "1:1: error: this expect entry asserts nothing, add one of outcome, on, notOn, admitted, refused, warned, mutated, rejected, message, score, margin, tie, candidates, preempts, count, spread, together, apart, tolerates, toleratesEverything, selects, requests, quota, podSecurity"
      ]
    ),
    (
      "{pods: {all: true}, outcom: scheduled}",
      ["1:21: error: unknown key 'outcom' in an expect entry, did you mean 'outcome'?"]
    ),
    (
      "{pods: {}, outcome: gated}",
      [
        "1:8: error: pods selects nothing, give name, workload, ordinal, labels, namespace or all: true"
      ]
    ),
    (
      "{pods: {all: true, name: x}, outcome: gated}",
      [
        "1:8: error: all: true selects every pod, leave the other keys of pods out or drop it"
      ]
    ),
    (
      "{pods: {all: false}, outcome: gated}",
      [
        "1:14: error: all can only be true, leave it out to select by name"
      ]
    ),
    ("{pods: {all: yes please}, outcome: gated}", ["1:14: error: all must be true or false, but this is a string"]),
    ("{pods: {nmae: x}, outcome: gated}", ["1:9: error: unknown key 'nmae' in pods, did you mean 'name'?"]),
    (
      "{pods: {xyzzy: x}, outcome: gated}",
      [
        "1:9: error: unknown key 'xyzzy' in pods, use one of name, namespace, labels, workload, ordinal, all, except"
      ]
    ),
    (
      "{pods: web, outcome: gated}",
      ["1:8: error: pods must be a mapping, such as pods: {workload: Deployment/web}, but this is a string"]
    ),
    (
      "{pods: {name: 8080}, outcome: gated}",
      [
        "1:15: error: name must be a string, but this is an integer; quote it: \"8080\""
      ]
    ),
    (
      "{pods: {labels: {gpu: true}}, outcome: gated}",
      [
        "1:23: error: label gpu must be a string, but this is a boolean; quote it: \"true\""
      ]
    ),
    (
      "{pods: {workload: checkout}, outcome: gated}",
      [
        "1:19: error: 'checkout' is no workload, write kind and name as in Deployment/checkout"
      ]
    ),
    (
      "{pods: {workload: Deploymnt/x}, outcome: gated}",
      [
        "1:19: error: 'Deploymnt' is no kind of workload, did you mean 'Deployment'?"
      ]
    ),
    (
      "{pods: {all: true}, outcome: pending}",
      [
        "1:30: error: 'pending' is no outcome, use one of scheduled, unschedulable, nominated, gated, refused, error"
      ]
    ),
    (
      "{pods: {all: true}, on: {}}",
      ["1:25: error: on names no nodes, give node, nodes, nodeSelector, zone, zones or a label"]
    ),
    (
      "{pods: {all: true}, on: {node: a, nodes: [b]}}",
      [
        "1:35: error: node and nodes say the same thing, keep one of them"
      ]
    ),
    (
      "{pods: {all: true}, on: {zones: [a], zone: b}}",
      ["1:38: error: zone and zones say the same thing, keep one of them"]
    ),
    (
      "{pods: {all: true}, on: {topology.kubernetes.io/rack: 7}}",
      [
        "1:55: error: label topology.kubernetes.io/rack must be a string, but this is an integer; quote it: \"7\""
      ]
    ),
    ("{pods: {all: true}, tie: some}", ["1:26: error: 'some' is no tie, use one of none"]),
    (
      "{pods: {all: true}, preempts: never}",
      ["1:31: error: 'never' is no value of preempts, use one of none"]
    ),
    (
      "{pods: {all: true}, preempts: {}}",
      ["1:31: error: preempts says nothing, give victims, a node or a number, or write preempts: none"]
    ),
    (
      "{pods: {all: true}, preempts: {victims: [a], equals: 1, atMost: 2}}",
      ["1:31: error: preempts has equals beside atLeast or atMost, keep one of the two"]
    ),
    ("{pods: {all: true}, message: ''}", ["1:30: error: message is empty, give it a value or leave the key out"]),
    (
      "{pods: {all: true}, margin: {}}",
      ["1:29: error: margin has no number to hold against, add equals, atLeast or atMost"]
    ),
    (
      "{pods: {all: true}, spread: {}}",
      [
        "1:29: error: spread needs topologyKey, say over what: zone, node or a label",
        "1:29: error: spread has nothing to hold against, add maxSkew or minDomains",
      ]
    ),
    (
      "{pods: {all: true}, spread: {topologyKey: zone, maxSkew: -1, minDomains: 0}}",
      [
        "1:58: error: maxSkew must be at least 0, -1 makes no sense here",
        "1:74: error: minDomains must be at least 1, 0 makes no sense here",
      ]
    ),
    (
      "{pods: {all: true}, together: {from: {name: x}}}",
      ["1:32: error: unknown key 'from' in together, use one of with, topologyKey"]
    ),
    (
      "{pods: {all: true}, apart: {from: {}}}",
      ["1:35: error: from selects nothing, give name, workload, ordinal, labels, namespace or all: true"]
    ),
    (
      "{pods: {all: true}, rejected: {because: {taint: a, port: 1}}}",
      ["1:41: error: because names several things, give one of taint, label, resource, port, or a text"]
    ),
    (
      "{pods: {all: true}, rejected: {because: {}}}",
      ["1:41: error: because says nothing, give one of taint, label, resource, port, or a text"]
    ),
    ("{pods: {ordinal: -1}, outcome: gated}", ["1:18: error: ordinal counts from 0, -1 is no pod"]),
    (
      "{pods: {all: true}, anyPod: false, outcome: gated}",
      ["1:29: error: anyPod can only be true, leave it out to mean every pod"]
    ),
    (
      "{pods: {all: true}, share: 80, outcome: gated}",
      ["1:28: error: share must be a percentage from 1% to 100%, such as 80%"]
    ),
    (
      "{pods: {all: true}, share: 0%, outcome: gated}",
      ["1:28: error: share must be a percentage from 1% to 100%, such as 80%"]
    ),
    (
      "{pods: {all: true}, share: 80%, anyPod: true, outcome: gated}",
      ["1:1: error: anyPod and share both say for how many pods, keep one of them"]
    ),
    (
      "{pods: {all: true}, skip: '', outcome: gated}",
      ["1:27: error: skip is empty, give it a value or leave the key out"]
    ),
    (
      "{pods: {all: true}, skip: later, expectedFailure: still, outcome: gated}",
      ["1:1: error: an entry that is skipped cannot fail, keep one of skip and expectedFailure"]
    ),
    (
      "{pods: {all: true}, share: 50%, outcome: gated, count: {equals: 1}}",
      ["1:49: error: count is about all the pods together, put it into an expect entry without share"]
    ),
    ("{pods: {all: true}, notOn: {nodes: []}}", ["1:36: error: nodes is empty, add an item or leave the key out"]),
    (
      "{pods: {all: true}, rejected: {by: TaintTolerations}}",
      [
        "1:36: error: 'TaintTolerations' is no plugin, did you mean 'TaintToleration'?"
      ]
    ),
    ("{pods: {all: true}, rejected: {}}", ["1:31: error: rejected says nothing, give a node, by or because"]),
    (
      "{pods: {all: true}, score: {node: a}}",
      [
        "1:28: error: score has no number to hold against, add equals, atLeast, atMost or above"
      ]
    ),
    (
      "{pods: {all: true}, count: {equals: 1, atMost: 2}}",
      [
        "1:28: error: count has equals beside atLeast or atMost, keep one of the two"
      ]
    ),
    (
      "{pods: {all: true}, count: {atLeast: 3, atMost: 2}}",
      [
        "1:28: error: count can never hold: at least 3 and at most 2"
      ]
    ),
    ("{pods: {all: true}, count: {equals: two}}", ["1:37: error: equals must be an integer, but this is a string"]),
    (
      "{pods: {name: []}, on: {zone: 1}, outcome: [scheduled]}",
      [
        "1:15: error: name must be a string, but this is a list",
        "1:31: error: zone must be a string, but this is an integer; quote it: \"1\"",
        "1:44: error: outcome must be a string, but this is a list",
      ]
    ),
  ])
  func everyProblemIsToldAtItsPlace(entry: String, messages: [String]) {
    #expect(read(entry).messages == messages.map { "t.yaml:\($0)" })
  }

  @Test func theKeyOnIsAWordAlthoughYAMLTakesItForABoolean() {
    #expect(read("pods: {all: true}\non: {node: a}").expectation?.assertions.count == 1)
    #expect(
      read("pods: {all: true}\ntrue: {node: a}\noutcome: gated").messages == [
        "t.yaml:2:1: error: unknown key 'true' in an expect entry, "
          + "use one of pods, anyPod, share, skip, expectedFailure, outcome, on, notOn, admitted, refused, warned, mutated, rejected, message, score, margin, "
          + "tie, candidates, preempts, count, spread, together, apart, tolerates, toleratesEverything, selects, requests, quota, podSecurity"
      ])
  }

  @Test func globsCoverTheWholeText() {
    #expect(Glob("web-*").matches("web-10"))
    #expect(Glob("*-?").matches("a-b-1"))
    #expect(Glob("*a*b*").matches("xxaxxbxx"))
    #expect(!Glob("web").matches("web-1"))
    #expect(!Glob("web-?").matches("web-10"))
    #expect(Glob("Job/x[0]").matches("Job/x[0]"))
  }
}
