import ArgumentParser

/// The program from its arguments to its exit status.
enum ProgramRun {
  static func run() -> ExitStatus {
    if let mistake = CommandMistake(Array(CommandLine.arguments.dropFirst())) {
      StandardError.write("error: \(mistake.message)\n")
      return .unusable
    }
    do {
      var command = try BayplanCommand.parseAsRoot()
      try command.run()
      return .success
    } catch {
      return status(of: error)
    }
  }

  /// Prints what an error has to say: help and version on standard output, usage errors on standard error.
  private static func status(of error: any Error) -> ExitStatus {
    let text = BayplanCommand.fullMessage(for: error)
    let code = BayplanCommand.exitCode(for: error)
    if code.isSuccess {
      if !text.isEmpty { StandardOutput.write("\(lines: text)\n") }
      return .success
    }
    // In the manner of all other diagnostics.
    let isError = text.hasPrefix("Error: ")
    if isError {
      // How a command is used is of interest to whoever used it wrongly, and not to whoever said what makes no sense.
      let message = BayplanCommand.message(for: error)
      let hint = CommandMistake.hint(on: message, CommandLine.arguments)
      let words = CommandMistake.isOfMeaning(message) ? message : String(text.dropFirst(7))
      StandardError.write("\(lines: "error: \(words)\(hint)")\n")
    } else if !text.isEmpty {
      StandardError.write("\(lines: text)\n")
    }
    // ArgumentParser's own status for a usage error is 64.
    return ExitStatus(rawValue: code.rawValue) ?? .unusable
  }
}
