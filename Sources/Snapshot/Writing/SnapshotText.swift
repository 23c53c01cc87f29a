import Report
import Symbols
import YAML

extension Snapshot {
  /// Documents, each behind its separator, with a line about them on top.
  public func text(of topic: SnapshotTopic? = nil, file: Int? = nil) -> String {
    var writer = DraftLines()
    writer.lines = ["# Written by bayplan snapshot: what placement needs of a cluster, and nothing else."]
    for object in objects where topic ?? object.topic == object.topic && file ?? object.file == object.file {
      writer.lines.append("---")
      for entry in object.draft.entries { writer.write(entry, indent: 0) }
    }
    return writer.lines.map { $0 + "\n" }.joined()
  }
}

/// A draft as YAML: short values on one line, the others in blocks.
private struct DraftLines {
  var lines: [String] = []

  /// Up to which column a value stays on the line of its key.
  private static let width = 100

  mutating func write(_ entry: YAMLDraft.Entry, indent: Int) {
    let head = String(repeating: " ", count: indent) + YAMLWord.text(entry.key.text) + ":"
    // What an object is made of stands in blocks, for people to look things up.
    let isFolded = indent == 0 && ["spec", "status"].contains(entry.key) && !Self.isEmpty(entry.value)
    if !isFolded, let line = Self.line(entry.value), Self.fits(head, line) {
      lines.append("\(head) \(line)")
    } else {
      lines.append(head)
      writeBlock(entry.value, indent: indent + 2)
    }
  }

  private static func fits(_ head: String, _ line: String) -> Bool {
    head.utf8.count + 1 + line.utf8.count <= width
  }

  private mutating func writeBlock(_ value: YAMLDraft, indent: Int) {
    switch value.content {
    case .scalar(let text, _): lines.append(String(repeating: " ", count: indent) + YAMLWord.text(text))
    case .mapping(let entries): for entry in entries { write(entry, indent: indent) }
    case .sequence(let items): for item in items { writeItem(item, indent: indent) }
    }
  }

  private mutating func writeItem(_ item: YAMLDraft, indent: Int) {
    let dash = String(repeating: " ", count: indent) + "- "
    if let line = Self.line(item), Self.fits(dash, line) {
      lines.append(dash + line)
      return
    }
    let first = lines.count
    writeBlock(item, indent: indent + 2)
    // The first line of the item stands behind its dash.
    lines[first] = dash + lines[first].dropFirst(indent + 2)
  }

  private static func isEmpty(_ value: YAMLDraft) -> Bool {
    value.text == nil && value.entries.isEmpty && value.items.isEmpty
  }

  /// A value in flow style; nil for one that is nested deeper than people read, or too long for any line.
  private static func line(_ value: YAMLDraft, depth: Int = 0) -> String? {
    switch value.content {
    // Numbers and truth values stay what they are, texts are quoted where they would become something else.
    case .scalar(let text, _): return value.isString ? YAMLWord.text(text) : text
    case .mapping(let entries):
      return list(entries, depth) { entry in
        line(entry.value, depth: depth + 1).map { "\(YAMLWord.text(entry.key.text)): \($0)" }
      }.map { "{\($0)}" }
    case .sequence(let items):
      return list(items, depth) { line($0, depth: depth + 1) }.map { "[\($0)]" }
    }
  }

  private static func list<Item>(_ items: [Item], _ depth: Int, _ line: (Item) -> String?) -> String? {
    if depth > 2 && !items.isEmpty || items.count > width / 3 { return nil }
    let lines = items.map(line)
    let parts = lines.compactMap { $0 }
    return parts.count == lines.count ? parts.joined(separator: ", ") : nil
  }
}
