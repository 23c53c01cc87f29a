import Foundation
import SourceText
import Testing
import YAML

@testable import Conformance

/// The built program, from its arguments to its exit status.
@Suite struct ProgramTests {
  private struct Outcome {
    let stdout: String
    let stderr: String
    let status: Int32
  }

  private func bayplan(_ arguments: [String], in own: Case) throws -> Outcome {
    try withExtendedLifetime(own) { try bayplan(arguments, in: own.path) }
  }

  private func bayplan(_ arguments: [String], in folder: String) throws -> Outcome {
    let process = Process()
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      let beside = bundle.bundleURL
    #else
      let beside = URL(fileURLWithPath: CommandLine.arguments[0])
    #endif
    process.executableURL = beside.deletingLastPathComponent().appendingPathComponent("bayplan")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [:]
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let stdout = output.fileHandleForReading.readDataToEndOfFile()
    let stderr = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      stdout: String(decoding: stdout, as: UTF8.self), stderr: String(decoding: stderr, as: UTF8.self),
      status: process.terminationStatus)
  }

  private static let titles = [
    "curated/preemption-basic", "curated/multi-reason-messages-sorted", "curated/config-two-profiles",
    "curated/schedulinggates-gated", "curated/no-nodes", "generated/gen-001042", "versions/balancedallocation-formula",
  ]

  private func place(_ subject: ConformanceCase, _ version: ReferenceVersion) throws -> Outcome {
    var arguments = ["place", "--cluster", "cluster.yaml", "-f", "pods.yaml", "-o", "json"]
    arguments += ["--kubernetes-version", String(version.name.dropFirst())]
    if subject.configuration != nil { arguments += ["--config", "config.yaml"] }
    return try bayplan(arguments, in: subject.path)
  }

  @Test(arguments: titles, ReferenceVersion.all)
  func printedReportAgreesToo(title: String, version: ReferenceVersion) throws {
    let subject = try Recorded.find(title)
    guard case .report(let path)? = subject.result(of: version) else {
      Issue.record("\(title) has no report for \(version.name)")
      return
    }
    let outcome = try place(subject, version)
    #expect([0, 1].contains(outcome.status))
    let sources = SourceMap()
    func pods(_ name: String, _ data: Data) throws -> [PodFacts] {
      try RecordedReport(YAMLReader.read(sources.add(path: name, bytes: Array(data)))).pods
    }
    let expected = try pods(path, Data(contentsOf: URL(fileURLWithPath: path)))
    let differences = Differences(expected: expected, actual: try pods("stdout", Data(outcome.stdout.utf8)))
    #expect(differences.first == nil)
  }

  /// Each process has its own hash seed: what came of the order of a set would show.
  @Test func everyProcessPrintsTheSameBytes() throws {
    let subject = try Recorded.find("generated/gen-001042")
    let first = try place(subject, ReferenceVersion.all[1])
    for _ in 0..<3 { #expect(try place(subject, ReferenceVersion.all[1]).stdout == first.stdout) }
  }

  @Test func conformanceSaysThatAllAgree() throws {
    let own = try Case()
    let outcome = try bayplan(["conformance", "."], in: own)
    #expect(
      outcome.stdout == """
        FOLDER  VERSION  CASES  AGREE  FACTS  AGREE  AGREEMENT
        own     v1.34.1      1      1      8      8      100 %
        own     v1.35.4      1      1      8      8      100 %
        own     v1.36.2      1      1      8      8      100 %
        all                  3      3     24     24      100 %
        3 of 3 cases agree, 24 of 24 facts

        """)
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
  }

  @Test func conformanceNamesTheFirstDifference() throws {
    let own = try Case(["expected.json": Case.expected(node: "node-b")])
    let outcome = try bayplan(["conformance", "..", "--kubernetes-version", "1.35"], in: own)
    #expect(
      outcome.stdout == """
        DIFFERS own/small as v1.35.4: default/web node (and 1 more)
          expected  node-b
          actual    node-a
        FOLDER  VERSION  CASES  AGREE  FACTS  AGREE  AGREEMENT
        own     v1.35.4      1      0      8      6    75.00 %
        0 of 1 case agree, 6 of 8 facts

        """)
    #expect(outcome.stderr == "")
    #expect(outcome.status == 1)
  }

  @Test func conformanceUpdatesAPage() throws {
    let own = try Case(["page.md": "\(ConformanceTable.begin)\n\(ConformanceTable.end)\n"])
    let arguments = ["conformance", ".", "--kubernetes-version", "v1.35.4", "--update", "page.md"]
    #expect(try bayplan(arguments, in: own).status == 0)
    let page = try withExtendedLifetime(own) { try String(contentsOfFile: "\(own.path)/page.md", encoding: .utf8) }
    #expect(
      page == """
        \(ConformanceTable.begin)

        | cases | Kubernetes | cases agree | facts agree | |
        |---|---|--:|--:|--:|
        | own | v1.35.4 | 1 of 1 | 8 of 8 | 100 % |

        \(ConformanceTable.end)

        """)
  }

  @Test(arguments: [
    (["conformance", "nowhere"], "error: cannot read nowhere: no such file or directory\n"),
    (
      ["conformance", "pods.yaml"],
      "error: no case in pods.yaml: a case is a folder with expected.json or expected-v1.37.json\n"
    ),
    (
      ["conformance", ".", "--update", "pods.yaml"],
      "error: pods.yaml has no <!-- conformance:begin --> and <!-- conformance:end -->, add both lines\n"
    ),
    (["conformance", ".", "--update", "none.md"], "error: cannot read none.md: no such file or directory\n"),
  ])
  func conformanceSaysWhatItCannotUse(arguments: [String], stderr: String) throws {
    let outcome = try bayplan(arguments, in: Case())
    #expect(outcome.stderr == stderr)
    #expect(outcome.status == 2)
  }

  @Test(arguments: [
    (
      ["conformance", ".", "--kubernetes-version", "1.34.5"],
      "there are no decisions of 1.34.5 (--kubernetes-version): there are those of v1.34.1, v1.35.4, v1.36.2, v1.37.2."
    ),
    (["conformance", ".", "-o", "xml"], "unknown output format 'xml' (-o): it is one of wide, json, markdown."),
  ])
  func conformanceRefusesWrongArguments(arguments: [String], message: String) throws {
    let outcome = try bayplan(arguments, in: Case())
    #expect(outcome.stderr.contains(message))
    #expect(outcome.status == 2)
  }
}
