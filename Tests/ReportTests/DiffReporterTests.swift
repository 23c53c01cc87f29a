import Foundation
import Report
import Scheduler
import TestSupport
import Testing

@Suite struct DiffReporterTests {
  private func report(_ pods: [PodReport]) -> PlacementReport {
    PlacementReport(
      schedulerVersion: "v1.35", pods: .init(count: pods.count) { pods[$0] },
      counts: OutcomeCounts(pods.map(\.outcome)), nodeNames: ["node-a", "node-b"])
  }

  private func pod(_ name: String, on node: String?, message: String = "") -> PodReport {
    var pod = PodReport(
      namespace: "shop", name: name, profile: "default-scheduler", outcome: node == nil ? .unschedulable : .scheduled,
      node: node, ties: node.map { [$0] } ?? [], message: message)
    if node != nil { pod.contest = .init(total: 300) }
    return pod
  }

  private func text(_ name: String, _ before: [PodReport], _ after: [PodReport]) throws -> String {
    let diff = DiffReport(PlacementDiff(from: report(before), to: report(after)), before: "old", after: "new|<b>")
    let reporter = try #require(DiffReporter.all.first { $0.name == name })
    return ByteOutput.text { reporter.write(diff, to: $0) }
  }

  @Test func markdownHasATableAndTheReasonsFolded() throws {
    let markdown = try text(
      "markdown", [pod("web-0", on: "node-a"), pod("web-1", on: "node-a")],
      [pod("web-0", on: "node-b"), pod("web-1", on: nil, message: "0/2 nodes: @team <b> #1 *_x_* a|b")])
    #expect(
      markdown == """
        ### bayplan: 2 of 2 pods differ: 1 no longer placed, 1 moved

        From `old` to new&#124;&lt;b&gt;.

        | pod | what | before | after |
        |---|---|---|---|
        | `shop/web-1` | no longer placed | `node-a` | unschedulable |
        | `shop/web-0` | moved | `node-a` | `node-b` |

        <details><summary>Why (2 pods)</summary>

        - shop/web-1 is unschedulable, was on node-a
          - 0/2 nodes: &#64;team &lt;b&gt; &#35;1 \\*\\_x\\_\\* a&#124;b
        - shop/web-0 moved from node-a to node-b

        </details>

        """)
  }

  @Test func nothingIsSaidOfNothing() throws {
    let markdown = try text("markdown", [pod("web-0", on: "node-a")], [pod("web-0", on: "node-a")])
    #expect(markdown == "### bayplan: 1 pod, no difference\n\nFrom `old` to new&#124;&lt;b&gt;.\n")
  }

  @Test(arguments: [10, 300, 3000]) func markdownFitsIntoAComment(count: Int) throws {
    let message = String(repeating: "the reason that kube-scheduler gives ✂️ ", count: 10)
    let markdown = try text(
      "markdown", (0..<count).map { pod("web-\($0)", on: "node-a") },
      (0..<count).map { pod("web-\($0)", on: nil, message: message) })
    #expect(markdown.utf8.count <= 60_000)
    #expect(markdown.components(separatedBy: "<details>").count == markdown.components(separatedBy: "</details>").count)
    let rows = markdown.components(separatedBy: "no longer placed | `node-a`").count - 1
    let paragraphs = markdown.components(separatedBy: "is unschedulable, was on node-a").count - 1
    guard count > 10 else {
      #expect(rows == 10)
      #expect(paragraphs == 10)
      #expect(!markdown.contains("Cut"))
      return
    }
    var cut = "Cut to fit: "
    if rows < count { cut += "\(count - rows) of the \(count) pods of the table, " }
    cut += "\(count - paragraphs) of the \(count) pods under \"Why\". `-o wide` has all of it.\n"
    #expect(markdown.hasSuffix(cut))
    #expect(paragraphs > 50)
  }

  @Test func jsonFitsItsSchema() throws {
    let json = try text(
      "json", [pod("web-0", on: "node-a"), pod("gone", on: "node-a")],
      [pod("web-0", on: nil, message: "no"), pod("new", on: "node-b")])
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = try String(
      contentsOf: root.appendingPathComponent("schemas/placement-diff.schema.json"), encoding: .utf8)
    let validator = SchemaValidator(try #require(document(schema)))
    #expect(validator.problems(in: try #require(document(json))) == [])
    #expect(
      validator.problems(in: try #require(document(json.replacingOccurrences(of: "\"gone\"", with: "\"lost\"")))) != [])
  }
}
