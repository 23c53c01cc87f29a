import ArgumentParser
import SourceText

/// A slip in the command line that the parser of arguments has no good words for.
struct CommandMistake {
  let message: String

  /// nil for a command that there is, or none at all.
  init?(_ arguments: [String]) {
    let names = BayplanCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard var first = arguments.first else { return nil }
    if first == "help" {
      guard arguments.count > 1 else { return nil }
      first = arguments[1]
    }
    if first.hasPrefix("-") || names.contains(first) || first == "help" { return nil }
    let near = Spelling.nearest(to: first, among: names)
    // A path in the place of a command: nobody misspells one so.
    let cure =
      near.map { "did you mean '\($0)'?" } ?? "it is one of \(names.joined(separator: ", "))"
    message = "there is no command '\(first)', \(cure)"
  }

  /// Whether a message is one of this program's own, on values that contradict each other or mean nothing: these begin
  /// with a small letter, an option or a quotation, those of the parser with a capital or a number.
  static func isOfMeaning(_ message: String) -> Bool {
    guard let first = message.first else { return false }
    return first.isLowercase || first == "-" || first == "'"
  }

  /// What may have been meant by an argument that nothing takes.
  static func hint(on message: String, _ arguments: [String]) -> String {
    if message.hasPrefix(ValidationError.nothingToRead) {
      // A path that stands by itself, and is not the value of an option.
      let path = arguments.indices.dropFirst(2).first { place in
        !arguments[place].hasPrefix("-") && !arguments[place - 1].hasPrefix("-")
      }
      return path.map { " Did you mean -f \(arguments[$0])?" } ?? ""
    }
    guard message.hasPrefix("Unexpected argument '") || message.contains("unexpected arguments: '") else { return "" }
    guard arguments.count > 1 else { return "" }
    let command = BayplanCommand.configuration.subcommands.first {
      $0.configuration.commandName == arguments[1]
    }
    guard let command, let path = message.split(separator: "'").dropFirst().first else { return "" }
    let takesManifests = BayplanCommand.helpMessage(for: command, columns: 200).contains("-f, --filename")
    return takesManifests ? "\nhint: did you mean -f \(path)?" : ""
  }
}

extension ValidationError {
  fileprivate static let nothingToRead = "nothing to read"

  /// No file is given to read. The parser of arguments keeps the words of an error alone: ``CommandMistake`` knows it by them.
  static func nothingToRead(_ cure: String) -> ValidationError { ValidationError("\(nothingToRead): \(cure)") }
}
