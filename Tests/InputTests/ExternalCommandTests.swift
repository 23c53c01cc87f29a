import Input
import Testing

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
}
