import Report
import Testing

@testable import Conformance

/// How agreement is shown.
@Suite struct ReporterTests {
  private static let report: ConformanceReport = {
    var curated = ConformanceReport.Row(folder: "curated", scheduler: "v1.34.1")
    curated.cases.add(agreeing: 1, of: 2)
    curated.facts.add(agreeing: 29_999, of: 30_000)
    curated.refusals = 1
    var versions = ConformanceReport.Row(folder: "versions", scheduler: "v1.35.4")
    versions.cases.add(agreeing: 1, of: 1)
    versions.facts.add(agreeing: 40, of: 40)
    let difference = ConformanceReport.CaseDifference(
      name: "curated/no-nodes", scheduler: "v1.34.1", fact: "default/web node", expected: "node-b", actual: "node-a",
      count: 2)
    return ConformanceReport(
      rows: [curated, versions], differences: [difference], problems: ["curated/x: cannot be read"])
  }()

  private func text(_ name: String, _ report: ConformanceReport = report) throws -> String {
    let reporter = try #require(ConformanceReporter.all.first { $0.name == name })
    return ByteOutput.text { reporter.write(report, to: $0) }
  }

  @Test func wideShowsDifferencesAndThenTheTable() throws {
    #expect(
      try text("wide") == """
        DIFFERS curated/no-nodes as v1.34.1: default/web node (and 1 more)
          expected  node-b
          actual    node-a
        FOLDER    VERSION  CASES  AGREE  FACTS  AGREE  AGREEMENT
        curated   v1.34.1      2      1  30000  29999    99.99 %
        versions  v1.35.4      1      1     40     40      100 %
        all                    3      2  30040  30039    99.99 %
        2 of 3 cases agree, 30039 of 30040 facts

        """)
  }

  @Test func jsonIsOneDocument() throws {
    #expect(
      try text("json") == """
        {
          "apiVersion": "bayplan/v1alpha1",
          "kind": "ConformanceReport",
          "summary": {"cases": 3, "agreeingCases": 2, "refusals": 1, "facts": 30040, "agreeingFacts": 30039},
          "folders": [
            {"folder": "curated", "scheduler": "v1.34.1", "cases": 2, "agreeingCases": 1, "refusals": 1, \
        "facts": 30000, "agreeingFacts": 29999},
            {"folder": "versions", "scheduler": "v1.35.4", "cases": 1, "agreeingCases": 1, "refusals": 0, \
        "facts": 40, "agreeingFacts": 40}
          ],
          "differences": [
            {
              "case": "curated/no-nodes",
              "scheduler": "v1.34.1",
              "fact": "default/web node",
              "expected": "node-b",
              "actual": "node-a",
              "count": 2
            }
          ],
          "problems": [
            "curated/x: cannot be read"
          ]
        }

        """)
  }

  @Test func markdownIsTheTableAlone() throws {
    #expect(try text("markdown") == Self.markdown)
  }

  private static let markdown = """
    | cases | Kubernetes | cases agree | facts agree | |
    |---|---|--:|--:|--:|
    | curated | v1.34.1 | 1 of 2 | 29999 of 30000 | 99.99 % |
    | versions | v1.35.4 | 1 of 1 | 40 of 40 | 100 % |
    | all |  | 2 of 3 | 30039 of 30040 | 99.99 % |

    """

  @Test func nothingRunIsNoAgreement() throws {
    #expect(try text("wide", ConformanceReport()) == "0 of 0 cases agree, 0 of 0 facts\n")
    #expect(ConformanceReport.Share().percent == "-")
  }

  @Test func tableGoesBetweenTheMarkersOfAPage() {
    let (begin, end) = (ConformanceTable.begin, ConformanceTable.end)
    let page = "# Page\n\n\(begin)\nold\n\(end)\n\nmore\n"
    let replaced = ConformanceTable.replaced(in: page, with: Self.report)
    #expect(replaced == "# Page\n\n\(begin)\n\n\(Self.markdown)\n\(end)\n\nmore\n")
    #expect(replaced.flatMap { ConformanceTable.replaced(in: $0, with: Self.report) } == replaced)
    #expect(ConformanceTable.replaced(in: "\(end)\(begin)", with: Self.report) == nil)
  }
}
