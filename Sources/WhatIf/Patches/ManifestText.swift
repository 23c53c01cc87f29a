import SourceText
import Symbols
import YAML

/// An object's text, whose values can be replaced, added to and taken out, in block style and in flow style.
struct ManifestText {
  let text: FileText
  let root: YAMLNode

  /// A step from a node to one of its children.
  enum Step {
    case key(Symbol)
    case item(Int)
  }

  /// The node at the end of a path; nil when it does not exist, or stands elsewhere in the file (an alias).
  func node(_ path: [Step]) -> YAMLNode? {
    var node = root
    for step in path {
      let child: YAMLNode? =
        switch step {
        case .key(let key): node[key]
        case .item(let number): Array(node.items).element(number)
        }
      guard let child, child.isNull || isInside(child, node) else { return nil }
      node = child
    }
    return node
  }

  /// Whether what a path leads to is written elsewhere in the file, behind an alias or a merge.
  func isWrittenElsewhere(_ path: [Step]) -> Bool {
    var node = root
    for step in path {
      let child: YAMLNode? =
        switch step {
        case .key(let key): node[key]
        case .item(let number): Array(node.items).element(number)
        }
      guard let child, !child.isNull else { return false }
      if !isInside(child, node) { return true }
      node = child
    }
    return false
  }

  private func isInside(_ child: YAMLNode, _ parent: YAMLNode) -> Bool {
    child.range.start >= parent.range.start && child.range.end <= parent.range.end
  }

  /// An amount in the place of one.
  func replacing(_ path: [Step], withAmount amount: String) -> Splice? {
    guard let splice = replacing(path, with: amount) else { return nil }
    let isPlain = node(path)?.isPlain ?? false
    // JSON has no plain texts.
    let plain = isFlow(root) ? "\"\(amount)\"" : PlainScalar.amount(amount)
    return isPlain ? Splice(start: splice.start, end: splice.end, text: plain) : splice
  }

  func replacing(_ path: [Step], withNumber number: Int32) -> Splice? {
    replacing(path, with: "\(number)").map { Splice(start: $0.start, end: $0.end, text: "\(number)") }
  }

  /// Another text in the place of one, in the same quotes.
  func replacing(_ path: [Step], with value: String) -> Splice? {
    guard let node = node(path), node.kind == .scalar, !node.isNull else { return nil }
    return replacing(Int(node.range.start), Int(node.range.end), with: value)
  }

  private func replacing(_ start: Int, _ end: Int, with value: String) -> Splice? {
    switch text.bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = String(UnicodeScalar(text.bytes[start]))
      return Splice(start: start, end: end, text: quote + value + quote)
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"),
      UInt8(ascii: "?"):
      return nil
    default: return Splice(start: start, end: end, text: PlainScalar.written(value))
    }
  }

  /// A new entry, first in a mapping.
  ///
  /// - Parameters:
  ///   - block: its lines, without indentation.
  ///   - flow: the same in JSON.
  func inserting(_ block: [String], flow: String, into path: [Step]) -> Splice? {
    guard let mapping = node(path), mapping.kind == .mapping, let first = Array(mapping.entries).first else {
      return nil
    }
    let start = Int(first.keyRange.start)
    if isFlow(mapping) {
      let indent = text.prefix(start)
      let rest = indent.allSatisfy({ $0 == " " }) ? "\n\(indent)" : " "
      return Splice(start: start, end: start, text: asWritten(flow) + "," + rest)
    }
    let prefix = text.prefix(start)
    if prefix.allSatisfy({ $0 == " " }) { return insertingLines(block, indentedAs: prefix, at: text.lineStart(start)) }
    // The first entry stands behind a dash: below it then.
    guard prefix.allSatisfy({ $0 == " " || $0 == "-" }), isInside(first.value, mapping) || first.value.isNull else {
      return nil
    }
    let end = max(Int(first.keyRange.end), first.value.isNull ? 0 : Int(first.value.range.end))
    return insertingLines(
      block, indentedAs: String(repeating: " ", count: prefix.utf8.count), at: text.lineEnd(max(end - 1, start)))
  }

  /// Another key for an entry of a mapping, in the same quotes.
  func renaming(_ path: [Step], _ key: Symbol, to other: String) -> Splice? {
    guard let mapping = node(path), mapping.kind == .mapping,
      let entry = Array(mapping.entries).first(where: { $0.key == key })
    else { return nil }
    let (start, end) = (Int(entry.keyRange.start), Int(entry.keyRange.end))
    guard start >= mapping.range.start, end <= mapping.range.end, start < end else { return nil }
    return replacing(start, end, with: other)
  }

  /// A new item, last in a sequence.
  func appending(_ item: String, flow: String, to path: [Step]) -> Splice? {
    guard let sequence = node(path), sequence.kind == .sequence else { return nil }
    guard let last = Array(sequence.items).last else {
      let start = Int(sequence.range.start) + 1
      return isFlow(sequence) ? Splice(start: start, end: start, text: asWritten(flow)) : nil
    }
    guard isInside(last, sequence) else { return nil }
    let end = Int(last.range.end)
    if isFlow(sequence) { return Splice(start: end, end: end, text: ", " + asWritten(flow)) }
    guard let dash = dash(before: last) else { return nil }
    return insertingLines(["- \(item)"], indentedAs: text.prefix(dash), at: text.lineEnd(max(end - 1, dash)))
  }

  private func insertingLines(_ lines: [String], indentedAs indent: String, at offset: Int) -> Splice? {
    guard indent.allSatisfy({ $0 == " " }) else { return nil }
    let isAfterBreak = offset == 0 || text.bytes[offset - 1] == 0x0A
    let body = lines.map { indent + $0 + "\n" }.joined()
    return Splice(start: offset, end: offset, text: isAfterBreak ? body : "\n" + body)
  }

  /// The place of the dash before an item of a block sequence.
  private func dash(before item: YAMLNode) -> Int? {
    let start = Int(item.range.start)
    let line = text.lineStart(start)
    guard let dash = text.bytes[line..<start].lastIndex(of: UInt8(ascii: "-")),
      text.bytes[(dash + 1)..<start].allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return dash
  }

  /// Takes the last step of a path out, with all above it that is left with nothing, down to a path that stays.
  func removing(_ path: [Step], keeping kept: Int) -> Splice? {
    var path = path
    while path.count > kept + 1, let parent = node(Array(path.dropLast())), parent.count == 1 { path.removeLast() }
    guard let last = path.last, let parent = node(Array(path.dropLast())), let child = node(path) else { return nil }
    switch last {
    case .key(let key):
      let entries = Array(parent.entries)
      guard let slot = entries.firstIndex(where: { $0.key == key }) else { return nil }
      let spans = entries.map { entry in
        let start = Int(entry.keyRange.start)
        return (start: start, end: max(Int(entry.keyRange.end), entry.value.isNull ? 0 : Int(entry.value.range.end)))
      }
      return isFlow(parent) ? removingFlow(spans, slot) : removingLines(of: spans, slot)
    case .item(let number):
      let items = Array(parent.items)
      if isFlow(parent) {
        return removingFlow(items.map { (start: Int($0.range.start), end: Int($0.range.end)) }, number)
      }
      guard let dash = dash(before: child), text.prefix(dash).allSatisfy({ $0 == " " }) else { return nil }
      return Splice(start: text.lineStart(dash), end: text.lineEnd(Int(child.range.end) - 1), text: "")
    }
  }

  private func removingFlow(_ spans: [(start: Int, end: Int)], _ slot: Int) -> Splice {
    if slot + 1 < spans.count { return Splice(start: spans[slot].start, end: spans[slot + 1].start, text: "") }
    let start = slot > 0 ? spans[slot - 1].end : spans[slot].start
    return Splice(start: start, end: spans[slot].end, text: "")
  }

  private func removingLines(of spans: [(start: Int, end: Int)], _ slot: Int) -> Splice? {
    let (start, end) = spans[slot]
    if text.prefix(start).allSatisfy({ $0 == " " }) {
      return Splice(start: text.lineStart(start), end: text.lineEnd(max(end - 1, start)), text: "")
    }
    // The first entry behind a dash: the next one takes its place.
    guard slot + 1 < spans.count else { return nil }
    return Splice(start: start, end: spans[slot + 1].start, text: "")
  }

  /// Entries in JSON as they are in YAML, unless the object is JSON: without quotes where they need none.
  private func asWritten(_ json: String) -> String {
    if isFlow(root), let first = Array(root.entries).first, text.bytes[Int(first.keyRange.start)] == UInt8(ascii: "\"")
    {
      return json
    }
    // Every other piece stands in quotes, none of which holds one.
    return json.split(separator: "\"", omittingEmptySubsequences: false).enumerated().map { number, piece in
      number % 2 == 1 ? PlainScalar.written(String(piece)) : String(piece)
    }.joined()
  }

  private func isFlow(_ node: YAMLNode) -> Bool {
    let first = text.bytes[Int(node.range.start)]
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

/// Scalars without quotes, where they need none.
enum PlainScalar {
  /// Whatever YAML 1.1 would not read as the text gets quotes.
  static func written(_ text: String) -> String {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", ""]
    let isPlain =
      text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "-_./".utf8.contains(byte)
      } && text.utf8.first.map { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) } ?? false
    return isPlain && !words.contains(text.lowercased()) ? text : "\"\(text)\""
  }

  /// An amount with a suffix is a text of its own; a number alone gets quotes, as is the habit.
  static func amount(_ text: String) -> String {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "\"\(text)\"" : text
  }
}

extension Array {
  /// nil behind the end.
  fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
