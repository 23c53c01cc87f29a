import Foundation
import Testing

@Suite struct EndToEndTests {
  @Test func thereAreCases() {
    #expect(CaseFolder.all.count >= 10)
  }

  @Test(arguments: CaseFolder.all)
  func programDoesWhatTheFolderSays(folder: CaseFolder) throws {
    let outcome = try Program.run(
      folder.arguments, in: folder.url, stdin: folder.stdin, environment: folder.environment)
    if ProcessInfo.processInfo.environment["BAYPLAN_UPDATE_CASES"] != nil { try folder.keep(outcome) }
    #expect(CaseFolder.held(outcome.stdout) == folder.stdout)
    #expect(outcome.stderr == folder.stderr)
    #expect(outcome.status == folder.status)
  }

  @Test func readerThatGoesAwayIsNoFailure() throws {
    let folder = try #require(CaseFolder.all.first { $0.description == "place-json" })
    let command = "'\(Program.url.path)' \(folder.arguments.joined(separator: " ")) | true; echo ${PIPESTATUS[0]}"
    let shell = URL(fileURLWithPath: "/bin/bash")
    let outcome = try Program.run(["-c", command], in: folder.url, at: shell)
    #expect(outcome.stdout == "0\n")
    #expect(outcome.stderr == "")
  }

  @Test func namesItselfAfterKubectlWhenItIsItsPlugin() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plugin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.appendingPathComponent("kubectl-bayplan")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Program.url)
    let outcome = try Program.run(["place", "--help"], at: link)
    #expect(outcome.stdout.contains("USAGE: kubectl bayplan place --cluster PATH ... -f PATH ... [options]"))
    #expect(outcome.stdout.contains("  kubectl bayplan place --cluster nodes.yaml -f deploy/\n"))
  }
}
