import Input
import SourceText
import YAML

/// Runs the programs that make manifests, each command once however many tests need it.
final class RenderRunner {
  private let sources: SourceMap
  /// Whether programs may be run at all.
  private let isAllowed: Bool
  private var done: [ExternalCommand: Result<[YAMLFile], InputError>] = [:]

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
    if let known = done[command] { return try known.get() }
    guard let outcome = try command.run() else { return nil }
    let result: Result<[YAMLFile], InputError>
    if outcome.status == 0 {
      result = .success(RenderedManifests.read(outcome.output, of: command.line, into: sources))
    } else {
      result = .failure(InputError("'\(command.line)' ended with status \(outcome.status)\(Self.why(outcome))"))
    }
    done[command] = result
    return try result.get()
  }

  /// What the program said last, on one line.
  private static func why(_ outcome: ExternalCommand.Outcome) -> String {
    let text = String(decoding: outcome.errors, as: UTF8.self)
    let last = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.last { !$0.allSatisfy(\.isWhitespace) }
    return last.map { ": \($0)" } ?? ""
  }
}
