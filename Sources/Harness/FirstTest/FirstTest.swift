import Report
import Symbols

/// A test to begin with, made out of where pods stand now: small, and worded as a person would.
public struct FirstTest: Sendable {
  var name: String
  /// Paths as the test file names them.
  var cluster: [String]
  var workloads: [String]
  /// Further workloads, which a program makes, as `{kustomize: ../overlays/prod}`.
  var rendered: [String]
  var entries: [Entry]
  /// What could have decided otherwise and is not played, a sentence each: the test says that it counts all the same.
  var doubts: [String] = []

  /// An entry of `expect`.
  struct Entry: Sendable {
    /// Sentences that stand above it.
    var comments: [String]
    /// The value of `pods`, on one line.
    var pods: String
    var assertions: [Assertion]
  }

  struct Assertion: Sendable {
    var key: String
    /// On one line.
    var value: String
    /// Whether it is worth having only when no choice among equal nodes could break it.
    var isPreference = false
  }

  /// How many things it asserts.
  public var assertionCount: Int { entries.reduce(0) { $0 + $1.assertions.count } }
}

extension FirstTest {
  /// A test file.
  ///
  /// - Parameters:
  ///   - schema: the path to the schema, as the file names it.
  ///   - remarks: what is said at its head.
  public func text(schema: String, remarks: [String]) -> String {
    let (lines, _) = lines(schema: schema, remarks: remarks)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Which assertion stands on which line, the first line being 1; an entry's own line is the entry as a whole.
  struct Place: Hashable {
    var entry: Int
    /// nil: the entry as a whole.
    var assertion: Int?
  }

  func lines(schema: String, remarks: [String]) -> (lines: [String], places: [Int: Place]) {
    var lines = ["# yaml-language-server: $schema=\(schema)"]
    lines += remarks.flatMap { Self.comment($0) }
    lines += ["apiVersion: \(PlacementTest.apiVersion)", "kind: \(PlacementTest.kind)", "metadata:"]
    lines += ["  name: \(YAMLWord.text(name))", "cluster:"]
    lines += cluster.map { "  - \(Self.path($0))" }
    lines.append("workloads:")
    lines += workloads.map { "  - \(Self.path($0))" } + rendered.map { "  - \($0)" }
    if !doubts.isEmpty {
      lines += doubts.flatMap { Self.comment($0) }
      lines.append("allowUnmodelled: true")
    }
    lines.append("expect:")
    var places: [Int: Place] = [:]
    for (number, entry) in entries.enumerated() {
      if number > 0 { lines.append("") }
      lines += entry.comments.flatMap { Self.comment($0, indent: "  ") }
      lines.append("  - pods: \(entry.pods)")
      places[lines.count] = Place(entry: number)
      for (slot, assertion) in entry.assertions.enumerated() {
        lines.append("    \(assertion.key): \(assertion.value)")
        places[lines.count] = Place(entry: number, assertion: slot)
      }
    }
    return (lines, places)
  }

  /// A path that leads up needs no quotes: no number and no other word of YAML begins so.
  static func path(_ text: String) -> String {
    text.hasPrefix("../") && YAMLWord.text("x\(text)") == "x\(text)" ? text : YAMLWord.text(text)
  }

  /// A comment of lines no longer than 100 columns.
  static func comment(_ text: String, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + 2 + line.count + 1 + word.count > 100 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { "\(indent)# \($0)" }
  }
}
