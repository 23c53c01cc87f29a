import ArgumentParser
import Input
import Report

/// A value of `-o`: a format, and perhaps `=` and the file that it goes to instead of standard output.
struct OutputTarget {
  let reporter: FindingReporter
  let path: String?

  /// - Throws: for a format or a file that there is not, and when two formats want standard output.
  static func parse(_ texts: [String], among reporters: [FindingReporter]) throws -> [OutputTarget] {
    let targets = try (texts.isEmpty ? [reporters[0].name] : texts).map { try OutputTarget($0, among: reporters) }
    if targets.count(where: { $0.path == nil }) > 1 {
      throw ValidationError("only one format can go to standard output: give the others a file, -o FORMAT=FILE.")
    }
    return targets
  }

  private init(_ text: String, among reporters: [FindingReporter]) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let reporter = reporters.first(where: { $0.name == parts[0] }) else {
      let names = reporters.map(\.name).joined(separator: ", ")
      throw ValidationError("unknown output format '\(parts[0])' (-o): it is one of \(names).")
    }
    self.reporter = reporter
    path = parts.count > 1 ? parts[1] : nil
    if path?.isEmpty == true { throw ValidationError("-o \(text) names no file after the equals sign.") }
  }

  func write(_ report: FindingReport, style: TextStyle) throws {
    guard let path else { return try StandardOutput.print { reporter.write(report, style: style, to: $0) } }
    let text = ByteOutput.text { reporter.write(report, to: $0) }
    do {
      try FileReplacement.write(Array(text.utf8), to: path)
    } catch {
      StandardError.write("error: \(error.message)\n")
      throw ExitStatus.unusable.exitCode
    }
  }
}
