import Testing

@testable import Input

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ExternalCommandTests {
  private func run(_ script: String) throws -> (status: Int32, output: String, errors: String) {
    let outcome = try #require(try ExternalCommand("/bin/sh", ["-c", script]).run())
    return (
      outcome.status, String(decoding: outcome.output, as: UTF8.self), String(decoding: outcome.errors, as: UTF8.self)
    )
  }

  @Test func bothOutputsAndTheStatusComeBack() throws {
    let outcome = try run("echo out; echo err >&2; exit 3")
    #expect(outcome == (3, "out\n", "err\n"))
  }

  @Test func neitherOutputWaitsForTheOther() throws {
    let outcome = try run("i=0; while [ $i -lt 9000 ]; do echo 0123456789abcdef >&2; i=$((i+1)); done; echo done")
    #expect(outcome.output == "done\n")
    #expect(outcome.errors.utf8.count == 9000 * 17)
  }

  @Test func standardInputIsEmptyAndTheEnvironmentIsPassedOn() throws {
    #expect(try run("cat; [ -n \"$PATH\" ] && echo path").output == "path\n")
  }

  @Test func aSignalIsToldAsAShellTellsIt() throws {
    #expect(try run("kill -9 $$").status == 137)
  }

  @Test func aProgramThatIsNotThereIsNone() throws {
    #expect(try ExternalCommand("bayplan-has-no-such-program", []).run() == nil)
  }

  @Test func aFileThatIsNoProgramIsAnError() throws {
    #expect(throws: InputError("cannot run '/dev/null x': permission denied")) {
      try ExternalCommand("/dev/null", ["x"]).run()
    }
  }

  @Test(arguments: [
    (["build", "a/b", "--x=1"], "k build a/b --x=1"), (["a b", "", "it's"], "k 'a b' '' 'it'\\''s'"),
  ])
  func itsLineCanBeTyped(arguments: [String], line: String) {
    #expect(ExternalCommand("k", arguments).line == line)
  }

  /// Runs a script under limits of its own.
  private func run(_ script: String, _ limits: ProgramLimits) throws -> ExternalCommand.Outcome? {
    try ExternalCommand("/bin/sh", ["-c", script]).run(limits: limits)
  }

  private func failure(_ script: String, _ limits: ProgramLimits) -> String {
    do throws(InputError) {
      _ = try ExternalCommand("/bin/sh", ["-c", script]).run(limits: limits)
      return "no failure"
    } catch {
      return error.message
    }
  }

  @Test func aProgramThatDoesNotEndIsEnded() {
    let start = ContinuousClock.now
    #expect(
      failure("sleep 60", ProgramLimits(seconds: 1))
        == "'/bin/sh -c 'sleep 60'' did not end within 1 second, so it was ended; BAYPLAN_PROGRAM_TIMEOUT gives it more seconds"
    )
    // Neither does one that has closed what it writes to.
    #expect(failure("exec >&- 2>&-; sleep 60", ProgramLimits(seconds: 1)).contains("did not end within 1 second"))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func aProgramThatWritesWithoutEndIsEnded() {
    #expect(
      failure("yes", ProgramLimits(seconds: 60, output: 100_000))
        == "'/bin/sh -c yes' wrote more than 100000 bytes, which are not read; it was ended")
    #expect(
      failure("yes >&2", ProgramLimits(seconds: 60, errors: 100_000))
        == "'/bin/sh -c 'yes >&2'' wrote more than 100000 bytes, which are not read; it was ended")
  }

  @Test func whatItStartedIsEndedWithIt() throws {
    let file = "/tmp/bayplan-group-\(UInt32.random(in: 0...UInt32.max))"
    defer { _ = try? run("rm -f \(file)", ProgramLimits(seconds: 10)) }
    _ = failure("sh -c 'echo $$ > \(file); exec sleep 60' & wait", ProgramLimits(seconds: 1))
    let left = try #require(
      try run(
        "sleep 0.3; case $(ps -o stat= -p $(cat \(file))) in ''|Z*) echo gone ;; esac", ProgramLimits(seconds: 10)))
    #expect(left.output == Array("gone\n".utf8))
  }

  @Test func whatItLeavesRunningIsNotWaitedFor() throws {
    let start = ContinuousClock.now
    let outcome = try #require(try run("sleep 60 & echo text", ProgramLimits(seconds: 30)))
    #expect(outcome.output == Array("text\n".utf8))
    #expect(outcome.status == 0)
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  /// This program ignores the signal that a reader is gone; others take it as they always do.
  @Test func signalsAreAsAShellHasThem() throws {
    #expect(
      try #require(try run("trap - PIPE; yes | head -n 1", ProgramLimits(seconds: 20))).output == Array("y\n".utf8))
  }

  /// From its first moment, so that no program that another thread starts just then gets it.
  @Test func aPipeIsClosedInOtherPrograms() throws {
    let ends = try #require(ClosedPipe.ends())
    for end in [ends.reading, ends.writing] {
      #expect(fcntl(end, F_GETFD) & FD_CLOEXEC != 0)
      close(end)
    }
  }

  @Test func itHasNoTerminal() throws {
    #expect(
      try #require(try run("(: > /dev/tty) 2>/dev/null || echo none", ProgramLimits(seconds: 10))).output
        == Array("none\n".utf8))
  }
}
