public import SourceText
public import Symbols
public import YAML

/// The keys that one kind of mapping in a test file may have.
///
/// Reading, the complaint about unknown keys and the check of the JSON Schema all come from this one table.
public struct ObjectShape<Target>: Sendable {
  /// The name of its definition in the JSON Schema.
  public let name: String
  public let fields: [ShapeField<Target>]

  public init(_ name: String, _ fields: [ShapeField<Target>]) {
    self.name = name
    self.fields = fields
  }

  /// Name and keys alone.
  public var summary: ShapeSummary {
    ShapeSummary(name: name, keys: keys, takesLabels: fields.contains { $0.use == .label })
  }

  /// The keys that may be used, in the order of the table.
  private var keys: [String] { fields.filter { $0.use == .named }.map(\.key.text) }

  /// Reads every known key of the mapping into `target` and complains about the others.
  ///
  /// - Parameter place: how a message calls the mapping, such as `pods`.
  /// - Returns: whether the node was a mapping.
  @discardableResult
  public func read(_ node: YAMLNode, as place: String, into target: inout Target, _ reader: inout FieldReader) -> Bool {
    guard node.kind == .mapping else {
      let example = ShapeExample.of(place).map { ", such as \($0)" } ?? ""
      reader.wrongType(node, place, needs: "a mapping\(example)")
      return false
    }
    for entry in node.entries {
      let key = entry.keyAsWritten(in: node.tree.file)
      if let field = fields.first(where: { $0.matches(key) }) {
        field.read(entry, &target, &reader)
      } else {
        reader.error(.unknownKey, at: entry.keyRange, unknown(key.text, in: place))
      }
    }
    return true
  }

  /// Reads the mapping into a copy of `start`, and holds it against what goes over single keys.
  ///
  /// - Parameter check: may complain too.
  /// - Returns: nil, with an error, when anything about it is wrong.
  public func value(
    _ node: YAMLNode, as place: String, from start: Target, _ reader: inout FieldReader,
    check: (inout Target, inout FieldReader) -> Void = { _, _ in }
  ) -> Target? {
    var target = start
    let before = reader.diagnostics.count
    guard read(node, as: place, into: &target, &reader) else { return nil }
    check(&target, &reader)
    return reader.diagnostics.count == before ? target : nil
  }

  private func unknown(_ key: String, in place: String) -> String {
    if let near = Spelling.nearest(to: key, among: keys) {
      return "unknown key '\(key)' in \(place), did you mean '\(near)'?"
    }
    return "unknown key '\(key)' in \(place), use one of \(keys.joined(separator: ", "))"
  }
}

extension YAMLEntry {
  /// The key as a person wrote it: `on` and `n`, which YAML 1.1 takes for booleans, are words here.
  public func keyAsWritten(in file: SourceFile) -> Symbol {
    let range = Int(keyRange.start)..<Int(keyRange.end)
    guard key == "true" || key == "false", keyRange.file == file.id, file.encoding == .utf8,
      range.upperBound <= file.bytes.count
    else { return key }
    return Symbol(String(decoding: file.bytes[range], as: UTF8.self))
  }
}

/// One key of a mapping and how its value is read.
public struct ShapeField<Target>: Sendable {
  public let key: Symbol
  let use: Use
  let read: @Sendable (YAMLEntry, inout Target, inout FieldReader) -> Void

  public init(_ key: String, read: @escaping @Sendable (YAMLEntry, inout Target, inout FieldReader) -> Void) {
    self.key = Symbol(key)
    self.read = read
    use = .named
  }

  /// Any key that is the name of a label with a prefix, such as `topology.kubernetes.io/zone`.
  public init(label read: @escaping @Sendable (YAMLEntry, inout Target, inout FieldReader) -> Void) {
    key = .none
    self.read = read
    use = .label
  }

  /// A key that is kept for later: whoever uses it is told `message`.
  public init(reserved key: String, _ message: String) {
    self.key = Symbol(key)
    read = { entry, _, reader in reader.error(.unusableWord, at: entry.keyRange, message) }
    use = .reserved
  }

  /// The same key where a mapping holds what this one fills in as a part.
  public func lifted<Outer>(to path: any WritableKeyPath<Outer, Target> & Sendable) -> ShapeField<Outer> {
    let read = read
    return ShapeField<Outer>(key: key, use: use == .label ? .label : use == .named ? .named : .reserved) {
      read($0, &$1[keyPath: path], &$2)
    }
  }

  private init(
    key: Symbol, use: Use, read: @escaping @Sendable (YAMLEntry, inout Target, inout FieldReader) -> Void
  ) {
    self.key = key
    self.use = use
    self.read = read
  }

  enum Use {
    case named
    /// Known, but not to be used: reading it is an error, and the schema does not list it.
    case reserved
    case label
  }

  func matches(_ key: Symbol) -> Bool {
    use == .label ? key.withUTF8 { $0.contains(UInt8(ascii: "/")) } : key == self.key
  }
}

/// What the JSON Schema is held against: a definition's name and the keys it must list.
public struct ShapeSummary: Hashable, Sendable {
  public let name: String
  public let keys: [String]
  /// Whether it takes labels with a prefix as keys too.
  public let takesLabels: Bool

  public init(name: String, keys: [String], takesLabels: Bool = false) {
    self.name = name
    self.keys = keys
    self.takesLabels = takesLabels
  }
}
