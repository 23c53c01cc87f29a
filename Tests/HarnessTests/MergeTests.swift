import Expectations
import Foundation
import Report
import SourceText
import TestSupport
import Testing
import YAML

@testable import Harness

/// Shards of a suite, and what becomes of their reports.
@Suite struct MergeTests {
  /// Tests that pass, fail, have ties or cannot be used, golden files, rules that only some notice.
  private static func folder() throws -> Folder {
    var files = Sample.files("expect:\n  - pods: {all: true}\n    outcome: scheduled")
    files["cluster.yaml"] = Sample.cluster.replacing("cpu: \"2\"", with: "cpu: \"4\"")
    let pinned = Sample.pod("pinned", cpu: "1").replacing(
      "spec:\n", with: "spec:\n  nodeSelector: {topology.kubernetes.io/zone: c}\n  tolerations: [{operator: Exists}]\n")
    files["pods.yaml"] = Sample.pod("web", cpu: "1") + "---\n" + pinned
    files["u.yaml"] = [
      Sample.test("expect:\n  - pods: {name: web}\n    on: {node: node-b}", name: "zz fails"),
      Sample.test("expect:\n  - pods: {name: web}\n    outcom: scheduled", name: "cannot be used"),
      Sample.test("golden: u.golden\nexpect:\n  - pods: {name: pinned}\n    on: {zone: c}", name: "has no golden file"),
      Sample.test(
        "expect:\n  - pods: {name: web}\n    skip: \"later\"\n    on: {node: node-b}\n"
          + "  - pods: {name: \"w*\"}\n    expectedFailure: never yet\n    on: {zone: c}", name: "skips"),
      Sample.test(
        "scheduler: {kubernetesVersion: [\"1.34\", \"1.36\"]}\nexpect:\n  - pods: {all: true}\n    outcome: scheduled",
        name: "two"),
      Sample.test("expect:\n  - pods: {name: web}\n    tie: none", name: "a tie"),
    ].joined(separator: "---\n")
    files["bad.yaml"] = "apiVersion: bayplan/v1alpha1\nkind: PlacementTest\nmetadata: {name: \"open\n"
    files["old.golden"] = Golden.head + "\n"
    return try Folder(files)
  }

  private static var options: TestRunner.Options {
    var options = TestRunner.Options()
    options.luck.tieBreaks = 2
    options.rules.mutates = true
    options.rules.covers = true
    return options
  }

  private static func run(_ folder: Folder, _ change: (inout TestRunner.Options) -> Void = { _ in }) -> TestReport {
    let sources = SourceMap()
    let (files, _) = TestDiscovery.find([folder.path], in: sources)
    var options = options
    change(&options)
    var results = TestRunner(sources: sources, options: options).run(files)
    if options.shard.map({ $0.index == 1 }) ?? true {
      results.obsolete = ObsoleteGoldens.find([folder.path], besides: files)
    }
    return TestReport(results, in: sources)
  }

  private static func text(_ name: String, _ report: TestReport) -> String {
    ByteOutput.text { output in TestReporter.all.first { $0.name == name }?.write(report, to: output) }
  }

  /// A report on its way through a file.
  private static func reread(_ report: TestReport, as path: String = "report.json") throws -> TestReport {
    let file = SourceMap().add(path: path, bytes: Array(text("json", report).utf8))
    let (read, problems) = TestReport.read(file)
    #expect(problems == [])
    return try #require(read)
  }

  private static func part(_ report: TestReport, _ path: String) throws -> ShardMerge.Part {
    ShardMerge.Part(path: path, report: try reread(report, as: path))
  }

  private static func shard(_ folder: Folder, _ index: Int, of total: Int) throws -> ShardMerge.Part {
    let report = run(folder) {
      $0.shard = TestPlan.Shard(index: index, total: total)
      $0.jobs = index
    }
    return try part(report, "shard-\(index).json")
  }

  @Test func theSampleHasSomethingOfEverything() throws {
    let report = Self.run(try Self.folder())
    #expect(report.count(.passed) >= 3)
    #expect(report.count(.failed) >= 2)
    #expect(report.count(.unusable) == 2)
    #expect(report.tests.contains { $0.luck?.hasChoices ?? false })
    #expect(report.tests.contains { $0.golden != nil })
    #expect(report.mutation?.changes.contains { $0.isNoticed } ?? false)
    #expect(report.mutation?.changes.contains { !$0.isNoticed } ?? false)
    #expect(report.coverage?.nodes.contains { $0.count > 0 } ?? false)
  }

  @Test(arguments: [1, 3]) func mergedShardsAreTheWholeSuiteToTheByte(total: Int) throws {
    let folder = try Self.folder()
    let parts = try (1...total).map { try Self.shard(folder, $0, of: total) }
    let (merged, whole) = (try ShardMerge.merge(parts.reversed()), Self.run(folder))
    for format in TestReporter.all.map(\.name) where format != "html" {
      #expect(Self.text(format, merged) == Self.text(format, whole))
    }
  }

  @Test func everyReportFitsTheSchema() throws {
    let bytes = try #require(FileManager.default.contents(atPath: Repository.path + "schemas/test-report.schema.json"))
    let schema = SchemaValidator(try #require(document(String(decoding: bytes, as: UTF8.self))))
    let folder = try Self.folder()
    for report in [Self.run(folder), try Self.shard(folder, 2, of: 3).report, TestReport()] {
      #expect(schema.problems(in: try #require(document(Self.text("json", report)))) == [])
    }
    let broken = Self.text("json", Self.run(folder)).replacing("\"verdict\": \"passed\"", with: "\"verdict\": \"fine\"")
    #expect(
      schema.problems(in: try #require(document(broken))).contains {
        $0.hasSuffix("fine is none of the values allowed")
      })
  }

  @Test func everyTestIsInOneShardAndStaysThere() throws {
    let sources = SourceMap()
    let (files, _) = TestDiscovery.find([try Self.folder().path], in: sources)
    let whole = TestPlan(files)
    let parts = (1...3).map { whole.part(TestPlan.Shard(index: $0, total: 3)) }
    #expect(parts.flatMap(\.items).map(\.number).sorted() == whole.items.map(\.number))
    #expect(parts.map(\.count).max() ?? 0 - (parts.map(\.count).min() ?? 0) <= whole.count / 3 + 1)
    #expect(parts.allSatisfy { $0.items.map(\.number) == $0.items.map(\.number).sorted() })
    // The order in which files are found plays no part.
    let turned = TestPlan(files.reversed()).part(TestPlan.Shard(index: 2, total: 3))
    #expect(Set(turned.items.map(\.name)) == Set(parts[1].items.map(\.name)))
  }

  @Test func theRunStopsAtTheFirstFailureWhateverRunsBesideIt() throws {
    let folder = try Self.folder()
    let reports = [1, 2, 8].map { jobs in
      Self.text(
        "json",
        Self.run(folder) {
          $0.jobs = jobs
          $0.stopsAtFailure = true
        })
    }
    #expect(Set(reports).count == 1)
    let report = Self.run(folder) { $0.stopsAtFailure = true }
    #expect(report.tests.count { $0.verdict != .passed } == 1)
    #expect(report.tests.last?.verdict != .passed)
    #expect(report.notRun == Self.run(folder).tests.count - report.tests.count)
  }

  @Test(arguments: [1, 2, 8]) func theNumberOfJobsChangesNothing(jobs: Int) throws {
    let folder = try Self.folder()
    #expect(Self.text("json", Self.run(folder) { $0.jobs = jobs }) == Self.text("json", Self.run(folder)))
  }

  private static func complaints(_ parts: [ShardMerge.Part]) -> [String] {
    do {
      _ = try ShardMerge.merge(parts)
      return []
    } catch {
      return error.messages
    }
  }

  @Test func whatIsNoWholeSuiteIsRefused() throws {
    let folder = try Self.folder()
    let (first, second) = (try Self.shard(folder, 1, of: 3), try Self.shard(folder, 2, of: 3))
    let whole = try Self.part(Self.run(folder), "whole.json")
    #expect(Self.complaints([first, second]) == ["shard 3 is missing: there were 3"])
    #expect(Self.complaints([second]) == ["shards 1, 3 are missing: there were 3"])
    #expect(
      Self.complaints([first, second, first]) == [
        "shard-1.json and shard-1.json are both shard 1 of 3, leave one of them out"
      ])
    #expect(
      Self.complaints([first, whole]) == [
        "whole.json is the report of a whole suite, there is nothing to merge it with"
      ])
    #expect(
      Self.complaints([first, try Self.shard(folder, 2, of: 2)]) == [
        "shard-2.json is of another run: it has 2 shards and 9 tests, shard-1.json has 3 and 9"
      ])
    #expect(Self.complaints([whole]) == [])
    var stopped = second
    stopped.report.notRun = 1
    #expect(
      Self.complaints([first, stopped]) == [
        "shard-2.json stopped at its first failure, run the shards without --fail-fast"
      ])
    var odd = second
    odd.report.shard?.numbers.removeLast()
    #expect(Self.complaints([first, odd]) == ["shard-2.json says of its tests what cannot be, run the shard anew"])
    var moved = second
    moved.report.shard?.numbers[0] = 1
    #expect(
      Self.complaints([first, moved, try Self.shard(folder, 3, of: 3)]) == [
        "some test is in none of the shards or in two: they are not of one suite, run them anew"
      ])
  }

  @Test(arguments: [
    ("{}", "r.json:1:1: error: 'kind' is missing"),
    ("[]", "r.json:1:1: error: an object is missing here"),
    (#"{"kind": "LintReport"}"#, "r.json:1:10: error: this is a LintReport"),
    (#"{"kind": "TestReport", "tests": 3}"#, "r.json:1:33: error: 'tests' is no list"),
    (#"{"kind": "TestReport", "tests": [{"name": 3}]}"#, "r.json:1:43: error: 'name' is no text"),
  ]) func whatIsNoReportIsSaid(text: String, message: String) {
    let sources = SourceMap()
    let (report, problems) = TestReport.read(sources.add(path: "r.json", bytes: Array(text.utf8)))
    #expect(report == nil)
    #expect(
      problems.map(sources.render) == ["\(message), so this is no report that 'bayplan test -o json' wrote"])
  }
}
