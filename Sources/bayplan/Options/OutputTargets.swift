import ArgumentParser
import Input
import Report

/// The values of `-o`: formats, each perhaps with `=` and the file that it goes to instead of standard output.
struct OutputTargets<Report> {
  private var targets: [Target] = []
  private let delivery = Delivery()

  /// Whether there has been a report.
  private final class Delivery {
    var isDone = false
  }

  private struct Target {
    let reporter: Reporter<Report>
    /// nil for standard output.
    let path: String?
  }

  /// Half a sentence for `--help`: `wide (a table, a line per pod), json (one JSON document) ...`.
  static func help(_ reporters: [Reporter<Report>]) -> ArgumentHelp {
    let formats = reporters.map { "\($0.name) (\($0.about))" }.joined(separator: ", ")
    return ArgumentHelp(
      "How to print it: \(formats). With =FILE it goes to a file (=- is standard output); may then be repeated.",
      valueName: "format")
  }

  /// - Parameters:
  ///   - texts: the values of `-o`; without any, the first reporter writes to standard output.
  /// - Throws: for a format or a file that there is not, and when two formats want the same place.
  init(_ texts: [String], among reporters: [Reporter<Report>]) throws {
    for text in texts.isEmpty ? [reporters[0].name] : texts {
      let target = try Self.target(text, among: reporters)
      if targets.contains(where: { $0.path == target.path }) {
        let what =
          target.path.map { "two formats cannot go to one file, \($0): name another." }
          ?? "only one format can go to standard output: give the others a file, -o FORMAT=FILE."
        throw ValidationError(what)
      }
      targets.append(target)
    }
  }

  private static func target(_ text: String, among reporters: [Reporter<Report>]) throws -> Target {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let reporter = reporters.first(where: { $0.name == parts[0] }) else {
      let names = reporters.map(\.name).joined(separator: ", ")
      throw ValidationError("unknown output format '\(parts[0])' (-o): it is one of \(names).")
    }
    let path = parts.count > 1 && parts[1] != "-" ? parts[1] : nil
    if path?.isEmpty == true { throw ValidationError("-o \(text) names no file after the equals sign.") }
    return Target(reporter: reporter, path: path)
  }

  /// Whether people alone read it: remarks may then stand beside it, and numbers that they are not shown may be missing.
  var isForPeople: Bool { targets.allSatisfy(\.reporter.isForPeople) }

  /// Whether any of them shows what each node said to each pod.
  var showsNodes: Bool { targets.contains(where: \.reporter.showsNodes) }

  /// Whether any of them shows whole objects.
  var showsObjects: Bool { targets.contains(where: \.reporter.showsObjects) }

  /// Files first, so that what people see comes last.
  ///
  /// - Throws: ``ExitStatus/unusable``, after saying why, when something cannot be written.
  func write(_ report: Report, color: ColorChoice) throws {
    delivery.isDone = true
    try write(report, color: color, to: targets)
  }

  private func write(_ report: Report, color: ColorChoice, to targets: [Target]) throws {
    for target in targets {
      guard let path = target.path else { continue }
      do {
        try FileReplacement.write(to: path) { take in
          let output = ByteOutput(take)
          target.reporter.write(report, to: output)
          output.flush()
        }
      } catch {
        throw Remarks.unusable("\(error.message)")
      }
    }
    for target in targets where target.path == nil {
      try StandardOutput.print { target.reporter.write(report, style: Terminal.style(color: color), to: $0) }
    }
  }
}

extension OutputTargets where Report: ProblemReport {
  /// Writes the report with all that has been complained about.
  func deliver(_ report: Report, color: ColorChoice) throws {
    var report = report
    for problem in ProblemLog.all where !report.problems.contains(problem) { report.problems.append(problem) }
    try write(report, color: color)
  }

  /// Runs a command. Where it ends before there is a report, formats for programs get one that says what was wrong.
  func settle(color: ColorChoice, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      if !delivery.isDone {
        delivery.isDone = true
        var report = Report.ofNothing
        report.problems = ProblemLog.all
        try write(report, color: color, to: targets.filter(\.reporter.holdsProblems))
      }
      throw error
    }
  }
}
