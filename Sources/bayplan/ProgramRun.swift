import ArgumentParser

/// The program from its arguments to its exit status.
enum ProgramRun {
  static func run() -> ExitStatus {
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
    if !text.isEmpty { StandardError.write("\(lines: isError ? "error: \(text.dropFirst(7))" : text)\n") }
    // ArgumentParser's own status for a usage error is 64.
    return ExitStatus(rawValue: code.rawValue) ?? .unusable
  }
}
