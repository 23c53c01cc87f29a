import Symbols
public import SourceText
import YAML

/// Other bytes for a stretch of a file.
public struct TextEdit: Hashable, Sendable {
  public let range: SourceRange
  public let replacement: String
}

extension FileOutline {
  /// The edit that a fix-it comes to; nil where it cannot be told apart from what else hangs on those bytes: an alias
  /// that would change with its anchor, a text that is spelled out with escapes, another encoding.
  func edit(for fix: FixIt) -> TextEdit? {
    guard yaml.file.encoding == .utf8, !yaml.hasAliases else { return nil }
    let place = resolve(fix.place)
    switch fix.edit {
    case .replace(let text):
      guard let written = yaml.file.text(in: place.range),
        let spelled = ScalarSpelling.spell(text, like: written, read: place.node?.text)
      else { return nil }
      return TextEdit(range: place.range, replacement: spelled)
    case .insert(let key, let value):
      guard let node = place.node, node.kind == .mapping, node[.init(key)] == nil else { return nil }
      return insertion(of: key, value, into: node)
    }
  }

  private func insertion(of key: String, _ value: String, into node: YAMLNode) -> TextEdit? {
    let bytes = yaml.file.bytes
    let entries = Array(node.entries)
    guard let first = entries.first, let last = entries.last, Int(node.range.start) < bytes.count else { return nil }
    let isQuoted = bytes[Int(first.keyRange.start)] == UInt8(ascii: "\"")
    let field = "\(isQuoted ? "\"\(key)\"" : key): \(value)"
    if bytes[Int(node.range.start)] == UInt8(ascii: "{") {
      let end = last.value.range.end
      guard end > last.keyRange.end else { return nil }
      return TextEdit(range: SourceRange(file: node.range.file, start: end, end: end), replacement: ", \(field)")
    }
    // In front of the first key: nothing that stands after a value, such as a comment, gets in the way.
    let place = yaml.file.location(at: first.keyRange.start)
    let indent = String(repeating: " ", count: place.column - 1)
    let lines = yaml.file.lines
    let lineEnd = place.line < lines.count ? Int(lines.start(ofLine: place.line + 1)) : 0
    let isWindows = lineEnd >= 2 && bytes[lineEnd - 2] == 0x0D
    let start = first.keyRange.start
    return TextEdit(
      range: SourceRange(file: node.range.file, start: start, end: start),
      replacement: field + (isWindows ? "\r\n" : "\n") + indent)
  }
}

extension SourceFile {
  func text(in range: SourceRange) -> String? {
    guard range.start <= range.end, Int(range.end) <= bytes.count else { return nil }
    return String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }
}
