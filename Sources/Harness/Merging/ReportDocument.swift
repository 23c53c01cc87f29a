import Symbols
import YAML
import SourceText

/// Why a document is no report of this program.
struct UnreadableReport: Error {
  let diagnostic: Diagnostic

  init(_ node: YAMLNode, _ message: String) {
    diagnostic = .error(
      .notAReport, at: node.range, "\(message), so this is no report that 'bayplan test -o json' wrote")
  }
}

/// The values of a document that a program wrote: each is there, and of its type.
extension YAMLNode {
  func value(_ key: Symbol) throws(UnreadableReport) -> YAMLNode {
    guard kind == .mapping else { throw UnreadableReport(self, "an object is missing here") }
    guard let value = self[key] else { throw UnreadableReport(self, "'\(key.text)' is missing") }
    return value
  }

  /// nil for null.
  func optional(_ key: Symbol) throws(UnreadableReport) -> YAMLNode? {
    let value = try value(key)
    return value.isNull ? nil : value
  }

  func text(_ key: Symbol) throws(UnreadableReport) -> String {
    let value = try value(key)
    guard value.kind == .scalar, case .string = value.scalar else {
      throw UnreadableReport(value, "'\(key.text)' is no text")
    }
    return value.text
  }

  func integer(_ key: Symbol) throws(UnreadableReport) -> Int {
    let value = try value(key)
    guard value.kind == .scalar, case .integer(let integer) = value.scalar, let integer = Int(exactly: integer) else {
      throw UnreadableReport(value, "'\(key.text)' is no integer")
    }
    return integer
  }

  func bool(_ key: Symbol) throws(UnreadableReport) -> Bool {
    let value = try value(key)
    guard value.kind == .scalar, case .bool(let bool) = value.scalar else {
      throw UnreadableReport(value, "'\(key.text)' is neither true nor false")
    }
    return bool
  }

  func word<Word: RawRepresentable>(_ key: Symbol) throws(UnreadableReport) -> Word where Word.RawValue == String {
    let text = try text(key)
    guard let word = Word(rawValue: text) else {
      throw UnreadableReport(try value(key), "'\(text)' is unknown as '\(key.text)'")
    }
    return word
  }

  func list<Item>(
    _ key: Symbol, _ item: (YAMLNode) throws(UnreadableReport) -> Item
  ) throws(UnreadableReport) -> [Item] {
    let value = try value(key)
    guard value.kind == .sequence else { throw UnreadableReport(value, "'\(key.text)' is no list") }
    var items: [Item] = []
    for node in value.items { items.append(try item(node)) }
    return items
  }

  func texts(_ key: Symbol) throws(UnreadableReport) -> [String] {
    try list(key) { node throws(UnreadableReport) in
      guard node.kind == .scalar, case .string = node.scalar else {
        throw UnreadableReport(node, "'\(key.text)' holds something that is no text")
      }
      return node.text
    }
  }
}
