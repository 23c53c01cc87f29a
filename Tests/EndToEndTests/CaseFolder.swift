import Foundation

/// A folder with one call of the program: `arguments` (one a line), perhaps `stdin` and `environment` (`NAME=value`
/// lines), and what must come of it in `stdout`, `stderr` (empty when there is no such file) and `status`.
/// The program runs inside the folder, which holds its input too.
struct CaseFolder: CustomStringConvertible, Sendable {
  let url: URL

  var description: String { url.lastPathComponent }

  static let all: [CaseFolder] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().map { CaseFolder(url: root.appendingPathComponent($0)) }
  }()

  var arguments: [String] { lines("arguments") }
  var environment: [String] { lines("environment") }
  var stdin: Data { (try? Data(contentsOf: url.appendingPathComponent("stdin"))) ?? Data() }
  var stdout: String { text("stdout") }
  var stderr: String { text("stderr") }
  var status: Int32? { Int32(text("status").trimmingCharacters(in: .whitespacesAndNewlines)) }

  /// What the program printed, as `stdout` holds it. Of a page that is what the input decides: style and script are the
  /// same in every page.
  static func held(_ printed: String) -> String {
    guard printed.hasPrefix("<!DOCTYPE html>") else { return printed }
    return printed.without("<style>\n", "</style>").without("<script>\n", "</script>")
  }

  /// Makes what the program did what it must do.
  func keep(_ outcome: Program.Outcome) throws {
    func keep(_ text: String, _ name: String) throws {
      let file = url.appendingPathComponent(name)
      if !text.isEmpty || FileManager.default.fileExists(atPath: file.path) { try Data(text.utf8).write(to: file) }
    }
    try keep(Self.held(outcome.stdout), "stdout")
    try keep(outcome.stderr, "stderr")
    try keep("\(outcome.status)\n", "status")
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }

  private func lines(_ name: String) -> [String] {
    text(name).split(separator: "\n").map(String.init)
  }
}

extension String {
  /// Without what stands between two marks.
  fileprivate func without(_ start: String, _ end: String) -> String {
    guard let first = range(of: start), let last = range(of: end, range: first.upperBound..<endIndex) else {
      return self
    }
    return String(self[..<first.upperBound] + self[last.lowerBound...])
  }
}
