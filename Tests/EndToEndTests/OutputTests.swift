import Foundation
import Testing

/// Formats that go to files, and the summary of a step in GitHub Actions.
@Suite struct OutputTests {
  private let folder: URL

  init() throws {
    let original = try #require(CaseFolder.all.first { $0.description == "test-fails" }).url
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: original, to: folder)
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func expected(_ name: String) throws -> String {
    try #require(CaseFolder.all.first { $0.description == name }).stdout
  }

  @Test func eachFormatGoesToItsPlace() throws {
    defer { clean() }
    let outcome = try Program.run(
      ["test", "-o", "junit=report.xml", "-o", "pretty", "-o", "tap=report.tap", "-o", "markdown=report.md"], in: folder
    )
    #expect(outcome.stdout == (try expected("test-fails")))
    #expect(outcome.stderr == "")
    #expect(outcome.status == 1)
    #expect(try read("report.xml") == expected("test-junit"))
    #expect(try read("report.tap") == expected("test-tap"))
    #expect(try read("report.md") == expected("test-markdown"))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    defer { clean() }
    let outcome = try Program.run(["test", "-o", "pretty", "-o", "tap=no/such/folder/report.tap"], in: folder)
    #expect(outcome.stderr == "error: cannot write no/such/folder/report.tap: no such file or directory\n")
    #expect(outcome.stdout == "")
    #expect(outcome.status == 2)
  }

  @Test func aStepGetsItsSummaryBelowWhatIsThere() throws {
    defer { clean() }
    try Data("before\n".utf8).write(to: folder.appendingPathComponent("summary.md"))
    let environment = ["GITHUB_STEP_SUMMARY=summary.md"]
    let test = try Program.run(["test"], in: folder, environment: environment)
    #expect(test.stdout == (try expected("test-fails")))
    #expect(try read("summary.md") == "before\n" + expected("test-markdown") + "\n")
    let lint = try Program.run(["lint", "-f", "web.yaml", "-o", "markdown"], in: folder, environment: environment)
    #expect(try read("summary.md") == "before\n" + expected("test-markdown") + "\n" + lint.stdout + "\n")
  }

  @Test func aSummaryStaysWithinWhatGitHubTakes() throws {
    defer { clean() }
    let file = folder.appendingPathComponent("summary.md")
    let filling = String(repeating: "x", count: (1 << 20) - 1400)
    try Data(filling.utf8).write(to: file)
    let outcome = try Program.run(["test"], in: folder, environment: ["GITHUB_STEP_SUMMARY=summary.md"])
    #expect(outcome.stderr == "")
    let cut = try read("summary.md").dropFirst(filling.count)
    #expect(cut.utf8.count <= 1400)
    #expect(cut.hasSuffix("Cut to fit: 1 of the 1 sections with details. `-o pretty` has all of it.\n\n"))
    try Data(String(repeating: "x", count: (1 << 20) - 999).utf8).write(to: file)
    let full = try Program.run(["test"], in: folder, environment: ["GITHUB_STEP_SUMMARY=summary.md"])
    #expect(full.stderr == "warning: the step's summary is full, 1 MiB, so nothing was added to it\n")
    #expect(full.status == 1)
  }

  @Test func aSummaryThatCannotBeWrittenFailsNothing() throws {
    defer { clean() }
    let outcome = try Program.run(
      ["lint", "-f", "web.yaml"], in: folder, environment: ["GITHUB_STEP_SUMMARY=no/such/summary.md"])
    #expect(
      outcome.stderr
        == "warning: cannot write no/such/summary.md: no such file or directory, so the step has no summary of this run\n"
    )
  }

  @Test func theManifestsOfTheDocumentationAreValid() throws {
    defer { clean() }
    let examples = String(#filePath.dropLast("Tests/EndToEndTests/OutputTests.swift".count)) + "docs/examples"
    let outcome = try Program.run(["validate", "-f", examples, "--strict-kinds"])
    #expect(outcome.stdout == "2 objects: 2 valid, 0 invalid\n")
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["json=-", "json=/dev/stdout", "json=/dev/fd/1", "json"])
  func standardOutputHasManyNames(output: String) throws {
    defer { clean() }
    let outcome = try Program.run(["test", "-o", output], in: folder)
    #expect(outcome.stdout == (try expected("test-fails-json")))
    #expect(outcome.stderr == "")
    #expect(outcome.status == 1)
  }

  @Test func onlyOneFormatGoesToStandardOutput() throws {
    defer { clean() }
    let outcome = try Program.run(["test", "-o", "json=-", "-o", "pretty"], in: folder)
    #expect(outcome.stderr.hasPrefix("error: only one format can go to standard output: give the others a file"))
    #expect(outcome.status == 2)
  }

  @Test func aPipeGetsTheReport() throws {
    defer { clean() }
    let command =
      "mkfifo pipe; cat pipe > got & '\(Program.url.path)' test -o pretty -o json=pipe >/dev/null; wait; test -p pipe && cat got"
    let outcome = try Program.run(["-c", command], in: folder, at: URL(fileURLWithPath: "/bin/sh"))
    #expect(outcome.stdout == (try expected("test-fails-json")))
  }

  @Test(arguments: [("TERM", 143), ("HUP", 129)])
  func whatEndsTheProgramLeavesNoPartOfAReport(signal: String, status: Int32) throws {
    defer { clean() }
    let pods = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: many}
      spec:
        replicas: 6000
        selector: {matchLabels: {app: many}}
        template: {metadata: {labels: {app: many}}, spec: {containers: [{name: c, image: c}]}}
      """
    let nodes = (0..<50).map {
      "{apiVersion: v1, kind: Node, metadata: {name: n\($0)}, status: {allocatable: {cpu: 4, memory: 4Gi, pods: 9999}}}"
    }
    try Data(pods.utf8).write(to: folder.appendingPathComponent("many.yaml"))
    try Data(nodes.joined(separator: "\n---\n").utf8).write(to: folder.appendingPathComponent("nodes.yaml"))
    try Data("before".utf8).write(to: folder.appendingPathComponent("report.json"))
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    // What a thread of Dispatch starts has its signals blocked otherwise.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    #expect(pthread_sigmask(SIG_UNBLOCK, &signals, nil) == 0)
    // Another process waits for the file beside the report: this one may have no turn while others test.
    let command = """
      '\(Program.url.path)' place --cluster nodes.yaml -f many.yaml -o json=report.json &
      while kill -0 $! 2>/dev/null && ! ls -A | grep -q '^[.]bayplan-'; do sleep 0.01; done
      kill -\(signal) $!; wait $!
      """
    let outcome = try Program.run(["-c", command], in: folder, at: URL(fileURLWithPath: "/bin/sh"))
    #expect(outcome.status == status)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    #expect(try read("report.json") == "before")
  }

  @Test func theLimitOfProgramsIsANumberOfSeconds() throws {
    defer { clean() }
    let outcome = try Program.run(
      ["validate", "-f", "git:HEAD:web.yaml"], in: folder, environment: ["BAYPLAN_PROGRAM_TIMEOUT=soon"])
    #expect(
      outcome.stderr == "error: BAYPLAN_PROGRAM_TIMEOUT is 'soon': give a number of seconds from 1 to 86400\n")
    #expect(outcome.status == 2)
  }
}
