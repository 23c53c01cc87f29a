import ArgumentParser

/// What the program's exit status says; the same for every subcommand.
enum ExitStatus: Int32 {
  case success = 0
  /// Some pod was not placed, some expectation does not hold.
  case failure = 1
  /// The input or the usage cannot be used, or the result cannot be trusted.
  case unusable = 2

  /// To be thrown from a command's `run()`; nothing is printed for it.
  var exitCode: ExitCode { ExitCode(rawValue) }
}
