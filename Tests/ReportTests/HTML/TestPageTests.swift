import Foundation
import Report
import Testing

@Suite struct TestPageTests {
  private static let report = TestReport(
    tests: [
      .init(
        name: "web </script> stands", place: InputLine(file: "web.test.yaml", line: 1), verdict: .failed, pods: 2,
        failures: [
          .init(
            assertion: "on", place: InputLine(file: "web.test.yaml", line: 8),
            mismatches: [
              .init(
                pods: ["Deployment/web[0]"], expected: "on node-b", actual: "scheduled on node-c",
                causes: [.init(text: "taint", place: nil)])
            ])
        ],
        placements: PlacementReport(SampleRun.mixed().run, sources: SampleRun.mixed().sources)),
      .init(name: "bad.test.yaml", place: InputLine(file: "bad.test.yaml", line: 1), verdict: .unusable),
    ])

  private static func text(_ name: String) throws -> String {
    let reporter = try #require(TestReporter.all.first { $0.name == name })
    return ByteOutput.text { reporter.write(report, to: $0) }
  }

  @Test func verdictsAreThoseOfTheJSONReport() throws {
    let page = try WrittenPage(try Self.text("html"))
    let document = try JSONSerialization.jsonObject(with: Data(try Self.text("json").utf8)) as? NSDictionary
    #expect(page.data["report"] as? NSDictionary == document)
    let title = WrittenPage.text(of: page.html, between: "<title>", "</title>")
    #expect(title == "bayplan test: 2 tests: 0 passed, 1 failed, 1 unusable; 2 pods")
  }

  @Test func placementsStandBesideTheirTests() throws {
    let page = try WrittenPage(try Self.text("html"))
    let runs = try #require(page.data["runs"] as? [Any])
    #expect(runs.count == 2)
    #expect(runs[0] is [String: Any])
    #expect(runs[1] is NSNull)
  }

  @Test func verdictsStandThereForReadersWithoutScripts() throws {
    let list = try #require(WrittenPage.text(of: try Self.text("html"), between: "<ul>\n", "</ul>"))
    #expect(
      list == """
        <li>failed: web &lt;/script&gt; stands (web.test.yaml:1)
        <li>on: expected on node-b, actual scheduled on node-c
        <li>unusable: bad.test.yaml (bad.test.yaml:1)

        """)
  }
}
