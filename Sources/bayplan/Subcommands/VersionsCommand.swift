import ArgumentParser
import Report

/// `bayplan versions`.
struct VersionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions",
    abstract: "Say what differs between the versions of kube-scheduler.",
    discussion: """
      Prints the table of docs/versions.md: each behaviour that depends on --kubernetes-version, and the versions that \
      have it.

      Example:
        \(ProgramName.current) versions
      """)

  func run() throws {
    try StandardOutput.print { $0.write(GeneratedDocument.versions) }
  }
}
