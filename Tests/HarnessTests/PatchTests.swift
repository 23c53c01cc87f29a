import Grammar
import Testing

/// `patches`: one fixture for many tests.
@Suite struct PatchTests {
  private func run(_ patches: String, pods: String = "pods.yaml") throws -> Folder.Outcome {
    var files = Sample.files("patches: \(patches)\nexpect: [{pods: {all: true}, on: {node: node-b}}]")
    files["pods.yaml"] = Sample.pod("web", cpu: "3")
    return try Folder(files).run()
  }

  private let passed = "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n"

  @Test(arguments: [
    // The pod is made small and kept to zone b; or node-b is made large and the others closed.
    """
    [{target: {kind: Pod}, merge: {spec: {
      nodeSelector: {topology.kubernetes.io/zone: b}, containers: [{name: app, resources: {requests: {cpu: 1}}}]}}}]
    """,
    """
    [{target: {kind: Pod, name: 'w*'}, json: [
      {op: add, path: /spec/nodeSelector, value: {topology.kubernetes.io/zone: b}},
      {op: replace, path: /spec/containers/0/resources/requests/cpu, value: 1}]}]
    """,
    """
    [{target: {kind: Node, labels: {topology.kubernetes.io/zone: b}}, merge: {status: {allocatable: {cpu: 8}}}},
     {target: {name: node-a}, merge: {spec: {unschedulable: true}}}]
    """,
  ])
  func objectsOfWorkloadsAndClusterAreChanged(patches: String) throws {
    let patches = patches.replacing(
      "     {target: {name: 'node-[ac]'}, merge: {spec: {unschedulable: true}}},\n", with: "")
    #expect(try run(patches).pretty == passed)
  }

  @Test func itemsOfListsAreObjectsToo() throws {
    var files = Sample.files(
      """
      patches: [{target: {kind: Pod, name: b}, merge: {spec: {nodeSelector: {topology.kubernetes.io/zone: b}}}}]
      expect:
        - {pods: {name: a}, on: {node: node-a}}
        - {pods: {name: b}, on: {node: node-b}}
      """)
    files["pods.yaml"] = """
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: i}]}}
        - {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {containers: [{name: c, image: i}]}}
      """
    #expect(try Folder(files).run().pretty.hasPrefix("PASS t (2 pods)\n"))
  }

  @Test func anObjectIsTakenOut() throws {
    let patch = "[{target: {kind: Node, name: node-a}, merge: {$patch: delete}}]"
    let only = "patches: \(patch)\nexpect: [{pods: {all: true}, candidates: {equals: 1}}]"
    #expect(try Folder(Sample.files(only, cpu: "1")).run().pretty == passed)
    var files = Sample.files(only, cpu: "1")
    let nodes = Sample.cluster.split(separator: "---\n").map { "- " + $0.replacing("\n", with: "\n  ") }
    files["cluster.yaml"] = "apiVersion: v1\nkind: List\nitems:\n" + nodes.joined(separator: "\n")
    #expect(try Folder(files).run().pretty == passed)
  }

  @Test func whatAPatchSaysIsToldAtThePatch() throws {
    #expect(
      try run("[{target: {kind: Pod}, merge: {spec: {nodeSelector: {topology.kubernetes.io/zone: z}}}}]").pretty == """
        FAIL t
          t.yaml:7: on
            pods      web
            expected  on node-b
            actual    unschedulable: 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
            because   node-b: NodeAffinity: label topology.kubernetes.io/zone is b, nodeSelector wants topology.kubernetes.io/zone=z (t.yaml:6)
        1 test: 0 passed, 1 failed, 0 unusable; 1 pod

        """)
  }

  @Test func theAPIServerHasItsSayAboutPatchedObjects() throws {
    #expect(
      try run("[{target: {kind: Pod}, merge: {spec: {tolerations: [{key: a, operator: Sometimes}]}}}]").pretty
        .hasPrefix(
          """
          ERROR t
            t.yaml:6:81: error: Pod web: spec.tolerations[0].operator: Unsupported value: "Sometimes": supported values: "Equal", "Exists"
          """))
  }

  @Test func aFileThatIsPatchedInOneTestIsWholeInTheNext() throws {
    var files = Sample.files(
      "patches: [{target: {kind: Pod}, merge: {metadata: {name: other}}}]\nexpect: [{pods: {name: other}, outcome: scheduled}]"
    )
    files["t.yaml"] =
      (files["t.yaml"] ?? "") + "---\n" + Sample.test("expect: [{pods: {name: web}, outcome: scheduled}]", name: "u")
    #expect(try Folder(files).run().pretty.hasPrefix("PASS t (1 pod)\nPASS u (1 pod)\n"))
  }

  @Test(arguments: [
    (
      "[{target: {kind: Deployment, name: web}, merge: {spec: {}}}]",
      "6:11: error: no object is Deployment web, there are Node node-a, Node node-b, Node node-c, Pod web"
    ),
    ("[{target: {}, merge: {spec: {}}}]", "6:20: error: target names nothing, give kind, name, namespace or labels"),
    (
      "[{merge: {spec: {}}}]",
      "6:11: error: a patch needs target, say which objects it changes, such as {kind: Deployment, name: web}"
    ),
    (
      "[{target: {kind: Pod}}]",
      "6:11: error: a patch has either merge, a strategic merge patch, or json, a list of operations"
    ),
    (
      "[{target: {kind: Pod}, merge: []}]",
      "6:40: error: merge must be a mapping with what is to change, but this is a list"
    ),
    ("[{target: {kind: Pod}, json: [{op: remove}]}]", "6:40: error: op: remove needs path, such as /spec/replicas"),
    (
      "[{target: {kind: Pod}, json: [{op: remove, path: /spec/tolerations}]}]",
      "6:59: error: the object has nothing at /spec/tolerations, it ends before 'tolerations'"
    ),
    ("[{target: {knd: Pod}, merge: {a: b}}]", "6:21: error: unknown key 'knd' in target, did you mean 'kind'?"),
  ])
  func aPatchThatCannotBeAppliedMakesTheTestUnusable(patches: String, message: String) throws {
    let outcome = try run(patches)
    #expect(outcome.pretty.hasPrefix("ERROR t\n  t.yaml:\(message)\n"), "\(outcome.pretty)")
    #expect(outcome.status == 2)
  }
}
