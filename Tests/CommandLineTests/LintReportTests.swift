import Foundation
import Kubernetes
import Lint
import Report
import SourceText
import Symbols
import TestSupport
import Testing
import YAML

@testable import bayplan

/// What `bayplan lint -o` writes fits what other programs expect: a run with findings of every rule, and one without.
@Suite struct LintReportTests {
  private static let root = String(#filePath.dropLast("Tests/CommandLineTests/LintReportTests.swift".count))

  /// Every bad example as a file of its own, and one file in which all is well.
  private func report() -> FindingReport {
    let sources = SourceMap()
    var texts = RuleRegistry.all.flatMap { rule in rule.about.bad.map(\.text) }
    texts.append("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"a & <b> ]]>\"}\n")
    texts.append("# bayplan:ignore nodename-set nothing below\n")
    let files = texts.enumerated().map { number, text in
      LintedFile(sources.add(path: "größe/\(number) a,b:c.yaml", bytes: Array(text.utf8)))
    }
    let nodes = "apiVersion: v1\nkind: Node\nmetadata: {name: a}\n"
    let cluster = LintedFile(sources.add(path: "nodes.yaml", bytes: Array(nodes.utf8))).manifests
    return FindingReport.lint(RuleRunner().run(files, cluster: cluster), failing: .warning)
  }

  private func text(_ name: String, _ report: FindingReport) throws -> String {
    let reporter = try #require(FindingReporter.lint.first { $0.name == name })
    return ByteOutput.text { reporter.write(report, to: $0) }
  }

  private func problems(_ text: String, _ schema: String) throws -> [String] {
    let bytes = try #require(FileManager.default.contents(atPath: Self.root + schema))
    let tree = try #require(document(String(decoding: bytes, as: UTF8.self)))
    return SchemaValidator(tree).problems(in: try #require(document(text)))
  }

  @Test func sampleHasFindingsOfNearlyEveryRule() {
    #expect(report().rules.count >= 20)
    #expect(report().findingCount > 60)
  }

  @Test(arguments: [
    ("sarif", "Tests/CommandLineTests/Schemas/sarif.schema.json"), ("json", "schemas/lint-report.schema.json"),
  ])
  func documentFitsItsSchema(format: String, schema: String) throws {
    #expect(try problems(try text(format, report()), schema) == [])
    #expect(try problems(try text(format, FindingReport(.lint, objects: [], summary: "0 objects")), schema) == [])
  }

  @Test func schemaOfSARIFNoticesWhatIsWrong() throws {
    let text = try text("sarif", report())
    let schema = "Tests/CommandLineTests/Schemas/sarif.schema.json"
    #expect(try !problems(text.replacingOccurrences(of: "\"startLine\": 1", with: "\"startLine\": -1"), schema).isEmpty)
    #expect(try !problems(text.replacingOccurrences(of: "unicodeCodePoints", with: "utf16CodeUnits"), schema).isEmpty)
  }

  @Test func ruleIndexLeadsToTheRule() throws {
    let run = try #require(document(try text("sarif", report()))?["runs" as Symbol]?.items.first { _ in true })
    let driver = run["tool" as Symbol]?["driver" as Symbol]
    let rules = try #require(driver?["rules" as Symbol]).items.map { $0["id" as Symbol]?.text }
    #expect(rules.count > 20)
    for result in try #require(run["results" as Symbol]).items {
      let index = try #require(Int(result["ruleIndex" as Symbol]?.text ?? ""))
      #expect(rules[index] == result["ruleId" as Symbol]?.text)
    }
  }

  @Test func fingerprintsTellFindingsOfAFileApart() {
    var seen: Set<String> = []
    for object in report().objects {
      for finding in object.findings { #expect(seen.insert("\(object.file) \(finding.fingerprint)").inserted) }
    }
  }

  @Test func xmlIsJUnits() throws {
    for report in [report(), FindingReport(.lint, objects: [], summary: "0 objects")] {
      #expect(try JUnitShape.problems(in: Data(text("junit", report).utf8)) == [])
    }
  }

  @Test func shapeOfJUnitNoticesWhatIsWrong() throws {
    let xml =
      "<testsuites name=\"a\" tests=\"1\" failures=\"0\" errors=\"0\"><testsuite name=\"b\" tests=\"x\" errors=\"0\"><b/>"
      + "</testsuite></testsuites>"
    #expect(
      JUnitShape.problems(in: Data(xml.utf8)) == [
        "testsuite lacks failures", "testsuite tests=x is no number", "b in testsuite",
      ])
  }

  @Test func annotationsPutTheWorstFirst() throws {
    let words = try text("github", report()).split(separator: "\n").dropLast().map { $0.prefix { $0 != " " } }
    #expect(words == words.sorted { Self.rank($0) < Self.rank($1) })
    #expect(Set(words) == ["::error", "::warning", "::notice"])
  }

  private static func rank(_ word: Substring) -> Int { ["::error": 0, "::warning": 1][word] ?? 2 }
}
