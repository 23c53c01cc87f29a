import SourceText
import Symbols
public import YAML

/// The part of JSON Schema draft-07 that the project's schemas use. A keyword that it does not know is a problem
/// itself, so that no part of a schema goes unchecked.
public struct SchemaValidator: Sendable {
  private let schema: YAMLNode

  public init(_ schema: YAMLNode) {
    self.schema = schema
  }

  /// Where the document does not fit the schema, `path: what`; empty when it fits.
  public func problems(in document: YAMLNode) -> [String] {
    check(document, schema, "$")
  }

  private func check(_ node: YAMLNode, _ schema: YAMLNode, _ path: String) -> [String] {
    if schema.kind == .scalar {
      switch schema.scalar {
      case .bool(true): return []
      case .bool(false): return ["\(path): not allowed"]
      default: return ["\(path): the schema is neither an object nor a truth value"]
      }
    }
    return schema.entries.flatMap { check(node, keyword: $0.key.text, $0.value, schema, path) }
  }

  private func check(
    _ node: YAMLNode, keyword: String, _ value: YAMLNode, _ schema: YAMLNode, _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "$id", "$comment", "title", "description", "default", "examples", "definitions":
      return []
    case "$ref":
      guard let target = resolve(value.text) else { return ["\(path): the schema has no \(value.text)"] }
      return check(node, target, path)
    case "type":
      let types = value.kind == .sequence ? value.items.map(\.text) : [value.text]
      return types.contains { Self.isType(node, $0) } ? [] : ["\(path): not of type \(types.joined(separator: " or "))"]
    case "const":
      return Self.equal(node, value) ? [] : ["\(path): not \(value.text)"]
    case "enum":
      return value.items.contains { Self.equal(node, $0) }
        ? [] : ["\(path): \(node.text) is none of the values allowed"]
    case "anyOf":
      return value.items.contains { check(node, $0, path).isEmpty } ? [] : ["\(path): fits nothing in anyOf"]
    case "oneOf":
      let fitting = value.items.filter { check(node, $0, path).isEmpty }.count
      return fitting == 1 ? [] : ["\(path): fits \(fitting) of oneOf"]
    case "allOf":
      return value.items.flatMap { check(node, $0, path) }
    case "not":
      return check(node, value, path).isEmpty ? ["\(path): fits what it must not"] : []
    case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
      return checkBound(node, keyword, value, path)
    case "required", "properties", "additionalProperties", "patternProperties":
      return checkObject(node, keyword, value, schema, path)
    case "pattern":
      guard node.kind == .scalar, case .string = node.scalar else { return [] }
      guard let pattern = try? Regex(value.text) else { return ["\(path): the schema's pattern cannot be read"] }
      return node.text.contains(pattern) ? [] : ["\(path): \(node.text) does not match \(value.text)"]
    case "items":
      guard node.kind == .sequence else { return [] }
      return node.items.enumerated().flatMap { check($1, value, "\(path)[\($0)]") }
    default:
      return ["\(path): the schema has the keyword \(keyword), which this validator does not know"]
    }
  }

  private func checkObject(
    _ node: YAMLNode, _ keyword: String, _ value: YAMLNode, _ schema: YAMLNode, _ path: String
  ) -> [String] {
    guard node.kind == .mapping else { return [] }
    switch keyword {
    case "required":
      return value.items.filter { node[Symbol($0.text)] == nil }.map { "\(path): \($0.text) is missing" }
    case "properties":
      return node.entries.flatMap { entry in
        value[entry.key].map { check(entry.value, $0, "\(path).\(entry.key)") } ?? []
      }
    case "additionalProperties":
      let known = schema[Symbol("properties")]
      let patterns = schema[Symbol("patternProperties")].map { $0.entries.map(\.key.text) } ?? []
      return node.entries.flatMap { entry in
        known?[entry.key] == nil && !patterns.contains { Self.matches(entry.key.text, $0) }
          ? check(entry.value, value, "\(path).\(entry.key)") : []
      }
    case "patternProperties":
      return value.entries.flatMap { pattern in
        node.entries.flatMap { entry in
          Self.matches(entry.key.text, pattern.key.text)
            ? check(entry.value, pattern.value, "\(path).\(entry.key)") : []
        }
      }
    default:
      return ["\(path): the schema has the keyword \(keyword), which this validator does not know"]
    }
  }

  private func checkBound(_ node: YAMLNode, _ keyword: String, _ value: YAMLNode, _ path: String) -> [String] {
    guard case .integer(let bound) = value.scalar else { return ["\(path): \(keyword) must be an integer"] }
    let measured: Int64
    switch (keyword, node.kind) {
    case ("minimum", .scalar), ("maximum", .scalar):
      guard case .integer(let number) = node.scalar else { return [] }
      measured = number
    case ("minLength", .scalar), ("maxLength", .scalar):
      guard case .string = node.scalar else { return [] }
      measured = Int64(node.text.unicodeScalars.count)
    case ("minItems", .sequence), ("maxItems", .sequence), ("minProperties", .mapping), ("maxProperties", .mapping):
      measured = Int64(node.count)
    default:
      return []
    }
    let fits = keyword.hasPrefix("min") ? measured >= bound : measured <= bound
    return fits ? [] : ["\(path): \(measured) breaks \(keyword) \(bound)"]
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    (try? Regex(pattern)).map { text.contains($0) } ?? false
  }

  private func resolve(_ reference: String) -> YAMLNode? {
    guard reference.hasPrefix("#") else { return nil }
    return reference.dropFirst().split(separator: "/").reduce(schema) { node, part in node?[Symbol(String(part))] }
  }

  private static func isType(_ node: YAMLNode, _ type: String) -> Bool {
    switch (type, node.kind) {
    case ("object", .mapping), ("array", .sequence): return true
    case (_, .mapping), (_, .sequence): return false
    default: break
    }
    switch (type, node.scalar) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("integer", .integer), ("integer", .unsigned),
      ("number", .integer), ("number", .unsigned), ("number", .float):
      return true
    default: return false
    }
  }

  private static func equal(_ a: YAMLNode, _ b: YAMLNode) -> Bool {
    a.kind == .scalar && b.kind == .scalar && a.text == b.text && a.isPlain == b.isPlain
      || a.kind == .scalar && b.kind == .scalar && a.text == b.text && isType(a, "string") && isType(b, "string")
  }
}

/// Reads one JSON or YAML document that stands in a test.
public func document(_ text: String) -> YAMLNode? {
  let file = SourceMap().add(path: "document", bytes: Array(text.utf8))
  return YAMLReader.read(file).documents.first?.root
}
