import Report
import Testing

@testable import Harness

/// Golden files from the inside: folding, comparing, diffing.
@Suite struct GoldenTests {
  private func golden(_ blocks: String) throws -> Golden { try Golden(parsing: blocks) }

  @Test(arguments: [
    (["b", "a"], ["a", "b"]),
    (["node-1", "node-2"], ["node-1", "node-2"]),
    (["node-1", "node-10", "node-2", "node-3", "node-11", "node-9"], ["node-{1..3}", "node-{9..11}"]),
    (["n-08", "n-09", "n-10", "n-010"], ["n-{08..10}", "n-010"]),
    (["n-099", "n-100", "n-101", "n-1000"], ["n-{099..101}", "n-1000"]),
    (
      ["ip-10-0-1-4.eu", "ip-10-0-1-5.eu", "ip-10-0-1-6.eu", "ip-10-0-2-7.eu"],
      ["ip-10-0-1-{4..6}.eu", "ip-10-0-2-7.eu"]
    ),
    (["n-99999999999999999999", "n-1"], ["n-1", "n-99999999999999999999"]),
  ])
  func nodesInARowAreFolded(names: [String], folded: [String]) {
    #expect(NodeNameList(names).fold(Array(names.indices)) == folded)
    #expect(NodeNameList(names.reversed()).fold(Array(names.indices.reversed())) == folded)
  }

  @Test(arguments: [
    ("n-1", ["n-1"]), ("n-{8..10}", ["n-8", "n-9", "n-10"]), ("n-{08..10}.eu", ["n-08.eu", "n-09.eu", "n-10.eu"]),
    ("n-{2..1}", ["n-{2..1}"]), ("n-{1..999999999}", ["n-{1..999999999}"]), ("n-{a..c}", ["n-{a..c}"]), ("{", ["{"]),
    ("{}..", ["{}.."]),
  ])
  func foldedNamesUnfold(folded: String, names: [String]) {
    #expect(NodeNameList.unfold(folded[...]) == names)
  }

  @Test func aFileReadsBackAsAPlacement() throws {
    let report = try golden(
      """
      # detail: scores
      d/Deployment/web[0] on n1 or n{2..4}
        2 nodes: NodeResourcesFit Too many pods: n5, n6
        1 node: node(s) didn't satisfy plugin(s) [NodeAffinity]: n7
        n1 300: NodeResourcesFit 100, TaintToleration 200
        n2 290: NodeResourcesFit 90, TaintToleration 200
      d/urgent nominated to n1, evicting d/low, d/Deployment/web[0]
        0/7 nodes are available: 7 Too many pods.
        7 nodes: NodeResourcesFit Too many pods: n{1..7}
      """
    ).report(cluster: ["n1", "n9"])
    #expect(report.nodeNames == ["n5", "n6", "n7", "n1", "n2", "n3", "n4"])
    let (web, urgent) = (report.pods[0], report.pods[1])
    #expect([web.namespace, web.name] == ["d", "Deployment/web[0]"])
    #expect(web.ties == ["n1", "n2", "n3", "n4"])
    #expect(web.contest == .init(total: 300, runnerUp: "n2", runnerUpTotal: 290))
    #expect(web.nodes.map(\.name) == ["n5", "n6", "n7", "n1", "n2"])
    #expect(web.nodes[2].rejection?.reasons == ["node(s) didn't satisfy plugin(s) [NodeAffinity]"])
    #expect(web.nodes[2].rejection?.plugin == "")
    #expect(web.nodes[3].scores.map(\.weighted) == [100, 200])
    #expect(urgent.message == "0/7 nodes are available: 7 Too many pods.")
    #expect(urgent.nodes.count == 7)
    #expect(
      urgent.preemption
        == .init(
          nominatedNode: "n1",
          victims: [.init(namespace: "d", name: "low"), .init(namespace: "d", name: "Deployment/web[0]")],
          violations: 0))
  }

  @Test func diffShowsThreeLinesAround() throws {
    let many = (0..<20).map { "d/p\($0 + 10) on n1" }
    var changed = many
    changed[5] = "d/p15 on n2"
    changed.removeLast()
    let old = try golden(many.joined(separator: "\n"))
    let new = try golden(changed.joined(separator: "\n"))
    #expect(
      GoldenDiff.unified(from: old, to: new, path: "g") == [
        "--- g", "+++ this run",
        "@@ -6,7 +6,7 @@", " d/p12 on n1", " d/p13 on n1", " d/p14 on n1", "-d/p15 on n1", "+d/p15 on n2",
        " d/p16 on n1",
        " d/p17 on n1", " d/p18 on n1",
        "@@ -20,4 +20,3 @@", " d/p26 on n1", " d/p27 on n1", " d/p28 on n1", "-d/p29 on n1",
      ])
    #expect(GoldenDiff.unified(from: old, to: old, path: "g") == [])
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    let text = """
      # What bayplan expects; rewrite with: bayplan test --update
      # detail: scores

      d/Deployment/web[0] on n1 or n{2..4}
        1 node: x: n5
        n1 300: A 1
      d/x error
        boom

      """
    #expect(try golden(text).text == text)
  }
}
