import Grammar
import SourceText
import Symbols
import YAML

/// Finds the suppressions of a file.
///
/// A comment at the end of a line is about that line; one on a line of its own is about the next line and what is
/// indented below it. The annotation is about its object, that of a pod template about the template.
struct SuppressionReader {
  static let word = "bayplan:ignore"
  static let annotation = Symbol("bayplan/ignore")

  private let outline: FileOutline
  private let file: SourceFile

  static func read(_ outline: FileOutline) -> [Suppression] {
    let reader = SuppressionReader(outline: outline, file: outline.yaml.file)
    guard reader.file.encoding == .utf8, reader.mentions("bayplan") else { return [] }
    return (reader.comments + reader.annotations).sorted { $0.range.start < $1.range.start }
  }

  private func mentions(_ word: StaticString) -> Bool { !offsets(of: word).isEmpty }

  /// Where a word stands in the file.
  private func offsets(of word: StaticString) -> [Int] {
    let length = word.utf8CodeUnitCount
    return file.bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= length else { return [] }
      return (0...(bytes.count - length)).filter { start in
        bytes[start] == word.utf8Start[0]
          && (1..<max(length, 1)).allSatisfy { bytes[start + $0] == word.utf8Start[$0] }
      }
    }
  }

  // MARK: Comments

  private var comments: [Suppression] {
    offsets(of: "bayplan:ignore").flatMap { offset -> [Suppression] in
      let line = file.lines.line(at: UInt32(offset))
      let start = Int(file.lines.start(ofLine: line))
      guard let hash = hash(before: offset, from: start), !isInScalar(UInt32(hash)) else { return [] }
      let text = file.text(ofLine: line)
      let after = offset + Self.word.utf8.count
      let bytes = Array(text.utf8)
      guard after - start <= bytes.count else { return [] }
      let rest = String(decoding: bytes[(after - start)...], as: UTF8.self)
      let isAlone = file.bytes[start..<hash].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      let scope = Suppression.Scope.lines(isAlone ? block(after: line) : line...line)
      return SuppressionText.rules(in: rest[...]).map { rule, place in
        suppression(rule, at: after + place, scope)
      }
    }
  }

  private func suppression(_ rule: String, at offset: Int, _ scope: Suppression.Scope) -> Suppression {
    let start = UInt32(offset)
    let range = SourceRange(file: file.id, start: start, end: start + UInt32(rule.utf8.count))
    return Suppression(rule: rule, range: range, scope: scope)
  }

  /// The `#` that starts the comment, with blanks alone between it and the word.
  private func hash(before offset: Int, from start: Int) -> Int? {
    var place = offset - 1
    while place >= start, file.bytes[place] == 0x20 || file.bytes[place] == 0x09 { place -= 1 }
    guard place >= start, file.bytes[place] == UInt8(ascii: "#") else { return nil }
    return place == start || file.bytes[place - 1] == 0x20 || file.bytes[place - 1] == 0x09 ? place : nil
  }

  /// The next line that says something, and those indented below it.
  private func block(after line: Int) -> ClosedRange<Int> {
    let count = file.lines.count
    var first = line + 1
    while first < count, isSilent(file.text(ofLine: first)) { first += 1 }
    guard first <= count else { return line...line }
    let head = file.text(ofLine: first)
    // The items of a list may stand as far out as its key.
    let takesItems = !head.hasPrefix("-") && head.hasSuffix(":")
    let depth = indent(of: head)
    var last = first
    var next = first + 1
    while next <= count {
      let text = file.text(ofLine: next)
      if !isSilent(text) {
        let own = indent(of: text)
        let isItem = takesItems && own == depth && text.dropFirst(own).hasPrefix("-")
        guard own > depth || isItem else { break }
        last = next
      }
      next += 1
    }
    return first...last
  }

  private func indent(of text: String) -> Int { text.utf8.prefix { $0 == 0x20 }.count }

  /// Blank, or a comment.
  private func isSilent(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return first == UInt8(ascii: "#")
  }

  /// Whether an offset is inside the text of a value, where `#` starts no comment.
  private func isInScalar(_ offset: UInt32) -> Bool {
    outline.yaml.documents.contains { $0.root.range.holds(offset) && isInScalar(offset, $0.root) }
  }

  private func isInScalar(_ offset: UInt32, _ node: YAMLNode) -> Bool {
    switch node.kind {
    case .scalar: node.range.start <= offset && offset < node.range.end
    case .mapping: node.entries.contains { $0.value.range.holds(offset) && isInScalar(offset, $0.value) }
    case .sequence: node.items.contains { $0.range.holds(offset) && isInScalar(offset, $0) }
    }
  }

  // MARK: Annotations

  private var annotations: [Suppression] {
    outline.objects.flatMap { head, node in
      annotations(of: node, about: head.range)
        + templates(in: node).flatMap { annotations(of: $0.value, about: $0.span) }
    }
  }

  private func annotations(of node: YAMLNode, about span: SourceRange) -> [Suppression] {
    guard let value = node[.metadata]?[.annotations]?[Self.annotation], value.kind == .scalar else { return [] }
    let isQuoted = file.text(in: value.range)?.first.map { "\"'".contains($0) } ?? false
    let start = Int(value.range.start) + (isQuoted ? 1 : 0)
    return SuppressionText.rules(in: value.text[...]).map { rule, place in
      suppression(rule, at: start + place, .object(span))
    }
  }

  /// The pod template of a workload, if it is one, with its key: findings about all of it stand there.
  private func templates(in object: YAMLNode) -> [(value: YAMLNode, span: SourceRange)] {
    [object[.spec], object[.spec]?[.jobTemplate]?[.spec]].compactMap { spec in
      guard let entry = spec?.entries.first(where: { $0.key == Keyword.template.symbol }) else { return nil }
      let span = SourceRange(file: file.id, start: entry.keyRange.start, end: entry.value.range.end)
      return (entry.value, span)
    }
  }
}
