import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// The rules of the API server's validation, and what they found so far.
///
/// Each topic has a file of its own; a rule looks at fields and reports, in the API server's order, what it would refuse.
struct RuleSet {
  /// Of the API server: some rules have other words since.
  let release: Release
  /// Of the object: some kinds have other fields in other versions.
  let apiVersion: Symbol
  /// What is stored, where an update is looked at.
  private(set) var old: Field?
  /// Which part of the object an update goes to; empty for all of it.
  private(set) var subresource = ""
  private(set) var errors: [ValidationError] = []
  /// What stands behind all others since 1.37: what the API server's declarations give instead of its code.
  private var declared: [ValidationError] = []

  /// Whether the object has what the API server writes itself into new objects.
  let isPrepared: Bool

  init(_ release: Release = .newest, _ apiVersion: Symbol = .none, isPrepared: Bool = true) {
    self.isPrepared = isPrepared
    self.release = release
    self.apiVersion = apiVersion
  }

  /// All rules for a change of an object of that kind.
  mutating func validateUpdate(_ object: Field, from old: Field, _ kind: ValidatedKind, _ subresource: String) {
    self.old = old
    self.subresource = subresource
    if subresource == "status" || subresource == "scale" {
      statusUpdate(object, from: old, kind)
    } else {
      validate(object, kind)
    }
  }

  /// In the API server's order; the same text more than once only before 1.37.
  var found: [ValidationError] {
    let all = declared.isEmpty ? errors : errors + declared
    return isDeclared ? all.distinct : all
  }

  /// Whether some rules are declarations: their errors stand last, some in other words.
  var isDeclared: Bool { release >= Release(minor: 37) }

  /// Of the few kinds whose names are looked at by a declaration.
  var longName: NameRule { release >= Release(minor: 36) ? .longName : .subdomain }

  /// Rules that are declarations since 1.37.
  mutating func declared(_ rules: (inout RuleSet) -> Void) {
    let before = errors.count
    rules(&self)
    guard isDeclared, errors.count > before else { return }
    declared += errors[before...]
    errors.removeSubrange(before...)
  }

  // MARK: Reporting

  /// - Parameter value: as the message shows it; the field's own text, quoted, where none is given.
  mutating func invalid(
    _ field: Field, _ value: String? = nil, _ detail: String, at position: SourcePosition? = nil, advice: String = ""
  ) {
    errors.append(
      ValidationError(
        .invalid, field.path.text, value: value ?? GoText.quoted(field.text), detail, at: position ?? field.position,
        advice: advice))
  }

  mutating func required(_ field: Field, _ detail: String = "") {
    errors.append(ValidationError(.required, field.path.text, detail, at: field.position))
  }

  mutating func forbidden(_ field: Field, _ detail: String) {
    errors.append(ValidationError(.forbidden, field.path.text, detail, at: field.position))
  }

  mutating func duplicate(_ field: Field, _ value: String? = nil, _ detail: String = "") {
    errors.append(
      ValidationError(
        .duplicate, field.path.text, value: value ?? GoText.quoted(field.text), detail, at: field.position))
  }

  mutating func notFound(_ field: Field, _ value: String, _ detail: String = "") {
    errors.append(
      ValidationError(.notFound, field.path.text, value: GoText.quoted(value), detail, at: field.position))
  }

  mutating func tooLong(_ field: Field, limit: Int) {
    errors.append(
      ValidationError(.tooLong, field.path.text, "may not be more than \(limit) bytes", at: field.position))
  }

  mutating func tooMany(_ field: Field, _ count: Int, limit: Int) {
    errors.append(
      ValidationError(
        .tooMany, field.path.text, value: String(count), "must have at most \(limit) items", at: field.position))
  }

  /// - Parameters:
  ///   - words: in the order in which the API server lists them.
  ///   - gate: the feature gate that would let the value in.
  mutating func notSupported(_ field: Field, _ words: [String], gate: String? = nil) {
    notSupported(field, GoText.quoted(field.text), words, gate: gate)
  }

  /// - Parameter value: as the message shows it.
  mutating func notSupported(
    _ field: Field, _ value: String, _ words: [String], at position: SourcePosition? = nil, gate: String? = nil
  ) {
    let list = words.map(GoText.quoted).joined(separator: ", ")
    let advice =
      gate.map { "the feature gate \($0) is off" }
      ?? Spelling.nearest(to: field.text, among: words).map { "did you mean \($0)?" } ?? ""
    errors.append(
      ValidationError(
        .notSupported, field.path.text, value: value, "supported values: \(list)",
        at: position ?? field.position, advice: advice, gate: gate))
  }

  /// One that shows no value.
  mutating func invalidWithoutValue(_ field: Field, _ detail: String) {
    errors.append(ValidationError(.invalid, field.path.text, detail, at: field.position))
  }

  // MARK: Frequent checks

  mutating func nonNegative(_ field: Field) {
    if let value = field.integer, value < 0 { invalid(field, String(value), "must be greater than or equal to 0") }
  }

  mutating func port(_ field: Field) {
    if let value = field.integer, !(1...65535).contains(value) {
      invalid(field, String(value), "must be between 1 and 65535, inclusive")
    }
  }

  /// One of a few words, where it is given.
  mutating func word(_ field: Field, _ words: [String]) {
    if field.exists, !words.contains(field.text) { notSupported(field, words) }
  }
}
