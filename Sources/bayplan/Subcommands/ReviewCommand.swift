import ArgumentParser
import Expectations
import Grammar
import Harness
import Input
import Report
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `bayplan review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Walk through what golden files have otherwise, and accept or reject it.",
    usage: "\(ProgramName.current) review [PATH ...] [--accept GLOB ... | --reject] [options]",
    discussion: """
      Runs the tests as \(ProgramName.current) test does. For each golden file that differs, is missing or cannot be read \
      it tells what the difference means and asks; what is accepted is written, what is rejected stays as it is. A \
      golden file that no test names is deleted when that is accepted.

      Examples:
        \(ProgramName.current) review deploy/tests
        \(ProgramName.current) review --accept 'checkout*' deploy/tests
        \(ProgramName.current) review --reject

      Exit status: 0 nothing is left that differs, 1 something was rejected, 2 the input of some test cannot be used.
      """)

  @OptionGroup var selection: TestSelection

  @Option(
    help: ArgumentHelp(
      "Accept without asking: all, or what has a name that matches; the rest is rejected. May be repeated.",
      valueName: "glob"))
  var accept: [String] = []

  @Flag(help: "Reject everything without asking: show what differs and write nothing.")
  var reject = false

  @Flag(help: "Let --accept write although CI is set.")
  var force = false

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if reject, !accept.isEmpty {
      throw ValidationError("--accept and --reject contradict each other: give one of them.")
    }
    if reject { return }
    if !accept.isEmpty { return try ContinuousIntegration.refuse("--accept", unless: force) }
    if isatty(0) != 1 {
      throw ValidationError("there is nobody to ask: standard input is no terminal. Give --accept GLOB or --reject.")
    }
  }

  func run() throws {
    let sources = SourceMap()
    let (files, unreadable) = TestDiscovery.find(selection.paths, in: sources)
    var results = TestRunner(sources: sources, options: selection.options).run(files)
    if unreadable.isEmpty { results.obsolete = ObsoleteGoldens.find(selection.paths, besides: files) }
    Remarks.tell(unreadable.map(\.diagnostic) + results.warnings, sources)
    if results.results.isEmpty { Remarks.complain("\(selection.nothingToRun(files.count))") }
    let report = TestReport(results, in: sources, flags: selection.flags)
    for test in report.tests where test.verdict == .unusable {
      StandardError.write(lines: test.problems.flatMap { $0.text.split(separator: "\n").map(String.init) })
    }
    let outcome = try review(Self.items(results, report))
    let isUnusable = results.results.isEmpty || !unreadable.isEmpty || results.count(.unusable) > 0
    if isUnusable || !outcome.problems.isEmpty { throw ExitStatus.unusable.exitCode }
    if outcome.rejected > 0 { throw ExitStatus.failure.exitCode }
  }

  private func review(_ items: [ReviewSession.Item]) throws -> ReviewSession.Outcome {
    let style = Terminal.style(color: color)
    if items.isEmpty {
      StandardOutput.write("nothing to review\n")
      return ReviewSession.Outcome()
    }
    let globs = accept.map { $0 == "all" ? Glob("*") : Glob($0) }
    for glob in globs where !items.contains(where: { glob.matches($0.name) }) {
      throw Remarks.unusable("nothing to accept has a name that matches \(glob.pattern)")
    }
    let session = ReviewSession(items) { item, number in
      try StandardOutput.print { item.write(number, of: items.count, style, to: $0) }
    } ask: { item in
      if reject { return .reject }
      if globs.isEmpty { return Self.ask() }
      return globs.contains { $0.matches(item.name) } ? .accept : .reject
    }
    let outcome = try session.run()
    for problem in outcome.problems { Remarks.complain("\(problem)") }
    let changes = items.count == 1 ? "1 golden file" : "\(items.count) golden files"
    StandardOutput.write("\(changes): \(outcome.accepted) accepted, \(outcome.rejected) rejected\n")
    return outcome
  }

  /// Asks until the answer means something; the end of input rejects what is left.
  private static func ask() -> ReviewSession.Answer {
    while true {
      StandardOutput.write("accept? y(es), n(o), a(ll that are left), q(uit): ")
      guard let line = readLine() else {
        StandardOutput.write("\n")
        return .quit
      }
      if let answer = ReviewSession.Answer(typed: line) { return answer }
    }
  }

  private static func items(_ results: TestRunReport, _ report: TestReport) -> [ReviewSession.Item] {
    var seen: Set<String> = []
    var items: [ReviewSession.Item] = []
    for (result, test) in zip(results.results, report.tests) {
      // A test of several versions has one file, which the first of them writes.
      guard let golden = result.golden, golden.isFailure, seen.insert(golden.path).inserted else { continue }
      items.append(
        ReviewSession.Item(name: result.name, test: test, failures: result.failures.count) { () throws(InputError) in
          var golden = golden
          try golden.accept()
        })
    }
    return items
      + results.obsolete.map { path in
        ReviewSession.Item(name: path, test: nil, failures: 0) { () throws(InputError) in
          try ObsoleteGoldens.delete(path)
        }
      }
  }
}

extension ReviewSession.Item {
  fileprivate func write(_ number: Int, of count: Int, _ style: TextStyle, to output: ByteOutput) {
    StyledText("[\(number) of \(count)] ", .faint).write(to: output, colored: style.isColored)
    StyledText(name, .title).write(to: output, colored: style.isColored)
    output.write("\n")
    guard let test else {
      output.write("  no test names this golden file; accepting deletes it\n")
      return
    }
    test.writeGolden(style: style, to: output)
    if failures > 0 {
      let what = failures == 1 ? "1 assertion of this test fails" : "\(failures) assertions of this test fail"
      StyledText("  \(what), which accepting does not change", .caution).write(to: output, colored: style.isColored)
      output.write("\n")
    }
  }
}
