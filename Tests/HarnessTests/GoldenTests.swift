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

  @Test func changesAreToldByWeight() throws {
    let old = try golden(
      """
      d/a on n1
      d/b on n1 or n2
      d/c unschedulable
        0/3
      d/e on n3
        1 node: x: n1
      d/f gated
      """)
    let new = try golden(
      """
      d/a on n2
      d/b on n1
      d/c on n1
      d/d nominated to n1, evicting d/low
      d/e on n3
        1 node: y: n1
      """)
    #expect(
      GoldenChange.changes(from: old, to: new).map(\.text) == [
        "d/c: unschedulable -> n1",
        "d/a: n1 -> n2",
        "d/f: gone, was gated",
        "d/d: new, nominated to n1, evicting d/low",
        "d/b: n1 or n2 -> n1",
        "d/e: still n3, but for other reasons",
      ])
    #expect(GoldenChange.changes(from: new, to: new) == [])
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
