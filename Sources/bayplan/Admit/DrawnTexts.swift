import APIServer
import Store
import Symbols
import YAML

/// Puts placeholders where a server draws: `<uid>`, `<time>`, `<random>`, `<ip>`, `<port>`; what the input gave stays.
struct DrawnTexts: Sendable {
  /// Every scalar of the input.
  private let given: Set<String>
  private let names: [(drawn: String, shown: String)]

  init(given: Set<String>, _ names: NameGenerator) {
    self.given = given
    self.names = names.drawn.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The scalars below a node.
  static func collect(_ node: YAMLNode, into texts: inout Set<String>) {
    switch node.kind {
    case .scalar: texts.insert(node.text)
    case .mapping: for entry in node.entries { collect(entry.value, into: &texts) }
    case .sequence: for item in node.items { collect(item, into: &texts) }
    }
  }

  func replaced(_ draft: YAMLDraft) -> YAMLDraft { replaced(draft, key: .none) }

  private func replaced(_ draft: YAMLDraft, key: Symbol) -> YAMLDraft {
    switch draft.content {
    case .mapping(let entries):
      return YAMLDraft(
        .mapping(
          entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: replaced($0.value, key: $0.key)) }), at: draft)
    case .sequence(let items): return .list(items.map { replaced($0, key: key) }, at: draft)
    case .scalar(let text, let isPlain):
      if isPlain {
        let isPort = key == "nodePort" || key == "healthCheckNodePort"
        return isPort && text != "0" && !given.contains(text) ? .text("<port>", at: draft) : draft
      }
      if key == "generateName", let shown = cut(text) { return .text(shown, at: draft) }
      return .text(replaced(text), at: draft)
    }
  }

  /// A prefix that is longer than what is kept of it looks like a drawn name, and is shown as one.
  private func cut(_ text: String) -> String? {
    guard text.utf8.count > 62, text.suffix(5).allSatisfy({ "bcdfghjklmnpqrstvwxz2456789".contains($0) }) else {
      return nil
    }
    return text.dropLast(5) + "<random>"
  }

  private func replaced(_ text: String) -> String {
    if given.contains(text) { return text }
    if Self.isTime(text) { return "<time>" }
    if text.hasPrefix("10.96."), text.split(separator: ".").count == 4, text != "10.96.0.1" { return "<ip>" }
    var text = text
    for (drawn, shown) in names where text.contains(drawn) { text = text.replacing(drawn, with: shown) }
    return Self.replacingUIDs(text) { !given.contains($0) }
  }

  /// `2026-01-01T00:00:00Z`.
  private static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 35, bytes[4] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T") else {
      return false
    }
    return bytes[0..<4].allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && bytes[13] == UInt8(ascii: ":")
  }

  private static func replacingUIDs(_ text: String, _ isDrawn: (String) -> Bool) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 36 else { return text }
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if at + 36 <= bytes.count, isUID(bytes[at..<(at + 36)]),
        isDrawn(String(decoding: bytes[at..<(at + 36)], as: UTF8.self))
      {
        result += Array("<uid>".utf8)
        at += 36
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isUID(_ bytes: ArraySlice<UInt8>) -> Bool {
    for (place, byte) in bytes.enumerated() {
      let isDash = [8, 13, 18, 23].contains(place)
      let isDigit = byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x66
      if isDash ? byte != UInt8(ascii: "-") : !isDigit { return false }
    }
    return true
  }
}
