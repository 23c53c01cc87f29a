import Foundation
import Testing

/// Runs what a page shows, from its first block to its last, as a reader would who follows it.
struct PageRun {
  private let page: DocumentationPage
  private var folder: URL
  private let scratch: URL
  /// What the page should show instead, by lines.
  private var renewals: [(lines: Range<Int>, text: [String])] = []

  static let renews = ProcessInfo.processInfo.environment["BAYPLAN_UPDATE_DOCS"] == "1"

  static func run(_ page: DocumentationPage) throws {
    var run = try PageRun(page)
    defer { try? FileManager.default.removeItem(at: run.scratch) }
    for block in page.blocks { try run.follow(block) }
    try run.renew()
  }

  private init(_ page: DocumentationPage) throws {
    self.page = page
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent("docs-\(UUID().uuidString)")
    folder = scratch.appendingPathComponent("0")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private mutating func follow(_ block: FencedBlock) throws {
    for mark in block.marks {
      switch mark {
      case .folder(let name): try enter(name)
      case .file(let name): try write(block, to: name)
      }
    }
    guard block.language == "console" else { return }
    guard let commands = ConsoleCommand.all(of: block, in: page) else {
      Issue.record(
        "a console block begins with '$ ' and a command", sourceLocation: page.location(of: block.content.lowerBound))
      return
    }
    for command in commands { try follow(command) }
  }

  private mutating func enter(_ name: String) throws {
    let parent = scratch.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    folder = parent.appendingPathComponent(URL(fileURLWithPath: name).lastPathComponent)
    if name == "empty" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } else {
      try FileManager.default.copyItem(at: DocumentationPage.root.appendingPathComponent(name), to: folder)
    }
  }

  private func write(_ block: FencedBlock, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = page.lines[block.content].map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: file)
  }

  private mutating func follow(_ command: ConsoleCommand) throws {
    let path = Program.url.deletingLastPathComponent().path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let outcome = try Program.run(
      ["-c", "exec 2>&1\n" + command.text], in: folder, environment: ["PATH=\(path)"],
      at: URL(fileURLWithPath: "/bin/sh"))
    var actual = outcome.stdout.components(separatedBy: "\n")
    if actual.last == "" { actual.removeLast() }
    if outcome.status != command.status {
      Issue.record(
        "`\(command.text)` exits with \(outcome.status), the page says \(command.status)\n\(outcome.stdout)",
        sourceLocation: page.location(of: command.line))
    }
    let shown = ShownOutput(lines: Array(page.lines[command.output]))
    guard !shown.matches(actual) else { return }
    guard !Self.renews else {
      renewals.append((command.output, shown.renewed(actual)))
      return
    }
    Issue.record(
      """
      `\(command.text)` prints something else than the page shows. When that is as it should be, \
      `BAYPLAN_UPDATE_DOCS=1 swift test --filter DocumentationTests` puts it into the page. It prints:
      \(outcome.stdout)
      """,
      sourceLocation: page.location(of: command.line))
  }

  private func renew() throws {
    guard !renewals.isEmpty else { return }
    var lines = page.lines
    for renewal in renewals.reversed() { lines.replaceSubrange(renewal.lines, with: renewal.text) }
    let file = DocumentationPage.root.appendingPathComponent(page.path)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
  }
}
