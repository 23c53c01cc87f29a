import ArgumentParser
import Report

/// The value of `-o`, one of a list of reporters.
enum OutputFormat {
  /// Half a sentence for `--help`: `wide (a table, a line per pod), json (one JSON document) ...`.
  static func help(_ reporters: [Reporter]) -> ArgumentHelp {
    let formats = reporters.map { "\($0.name) (\($0.about))" }.joined(separator: ", ")
    return ArgumentHelp("How to print it: \(formats).", valueName: "format")
  }

  static func reporter(_ name: String, among reporters: [Reporter]) throws -> Reporter {
    if let reporter = reporters.first(where: { $0.name == name }) { return reporter }
    let names = reporters.map(\.name).joined(separator: ", ")
    throw ValidationError("unknown output format '\(name)' (-o): it is one of \(names).")
  }
}
