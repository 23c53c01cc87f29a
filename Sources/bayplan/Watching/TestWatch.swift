#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Harness
import Input
import Report
import SourceText

/// `bayplan test --watch`: a report after each change, until Ctrl-C.
struct TestWatch {
  let paths: [String]
  let options: TestRunner.Options
  let flags: [String]
  let targets: OutputTargets<TestReport>
  let color: ColorChoice

  func run() throws {
    guard let interruption = Interruption() else {
      throw Remarks.unusable("cannot watch: \(String(cString: strerror(errno)).lowercased())")
    }
    let sources = SourceMap()
    var session = TestSession(paths, sources: sources, options: options)
    let files = FileWatch()
    // Before anything is read, so that no change is missed.
    files.watch(session.watched)
    try show(session.run(), session, sources)
    var typing: Int32? = 0
    while true {
      files.watch(session.watched)
      let changes = files.wait(or: [interruption.descriptor] + [typing].compactMap(\.self))
      if Self.isReady(interruption.descriptor) { return StandardError.write("\n") }
      if let input = typing, Self.isReady(input) {
        if Self.readLine(input) { try show(session.run(), session, sources) } else { typing = nil }
      }
      if let round = session.run(after: changes) { try show(round, session, sources) }
    }
  }

  private func show(_ round: TestSession.Round, _ session: TestSession, _ sources: SourceMap) throws {
    if isatty(1) == 1 { StandardOutput.write(control: "\u{1B}[H\u{1B}[2J\u{1B}[3J") }
    ProblemLog.clear()
    Remarks.tell(session.unreadable.map(\.diagnostic) + round.report.warnings, sources)
    try targets.deliver(TestReport(round.report, in: sources, flags: flags), color: color)
    let tests = round.total == 1 ? "1 test" : "\(round.total) tests"
    StandardError.write("ran \(round.count) of \(tests); waiting for changes (Enter runs all, Ctrl-C ends)\n")
  }

  private static func isReady(_ descriptor: Int32) -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) > 0
  }

  /// Takes what was typed; false at the end of input.
  private static func readLine(_ descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    return read(descriptor, &buffer, buffer.count) > 0
  }
}
