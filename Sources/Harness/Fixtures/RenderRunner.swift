import Input
import SourceText
import YAML

/// Runs the programs that make manifests, each command once however many tests need it.
final class RenderRunner: Sendable {
  private let sources: SourceMap
  /// Whether programs may be run at all.
  private let isAllowed: Bool
  /// nil when there is no such program.
  private let done = OnceCache<ExternalCommand, Result<[YAMLFile]?, InputError>>()

  init(sources: SourceMap, isAllowed: Bool) {
    self.sources = sources
    self.isAllowed = isAllowed
  }

  /// - Throws: when nothing may be run, nothing is installed, or the program fails.
  func files(of render: Render, in test: PlacementTest) throws(InputError) -> [YAMLFile] {
    let commands = render.commands(test.resolve)
    guard let first = commands.first else { return [] }
    guard isAllowed else {
      throw InputError(
        "this is rendered only with --render, which runs '\(first.line)'; or give its output: "
          + "\(first.line) | bayplan test -f -")
    }
    for command in commands { if let files = try run(command) { return files } }
    let names = commands.map(\.name).joined(separator: " nor ")
    let what = commands.count > 1 ? "neither \(names) is" : "\(names) is not"
    throw InputError("cannot render this: \(what) on PATH, install it")
  }

  /// nil when there is no such program.
  private func run(_ command: ExternalCommand) throws(InputError) -> [YAMLFile]? {
    try done.value(of: command) {
      Result { () throws(InputError) in
        guard let outcome = try command.run() else { return nil }
        if outcome.status == 0 { return RenderedManifests.read(outcome.output, of: command.line, into: sources) }
        throw InputError("'\(command.line)' ended with status \(outcome.status)\(Self.why(outcome))")
      }
    }.get()
  }

  /// Forgets what all programs said: what they read is known to them alone.
  func forget() { done.removeAll { _ in true } }

  /// What the program said last, on one line.
  private static func why(_ outcome: ExternalCommand.Outcome) -> String {
    let text = String(decoding: outcome.errors, as: UTF8.self)
    let last = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.last { !$0.allSatisfy(\.isWhitespace) }
    return last.map { ": \($0)" } ?? ""
  }
}
