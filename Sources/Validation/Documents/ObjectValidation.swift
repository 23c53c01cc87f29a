public import Kinds
import Kubernetes
import SourceText
public import Symbols
public import YAML

/// What the API server's validation says of objects of one kind, in one version of it, at one release.
///
/// Objects are node trees. What ``create(_:)``, ``update(_:from:subresource:)`` and ``warnings(for:from:subresource:)`` look at may have
/// its defaults or lack them: what is missing is taken for what would be filled in.
public struct ObjectValidation: Sendable {
  public let kind: KindDescription
  public let apiVersion: Symbol
  public let release: Release

  public init(_ kind: KindDescription, apiVersion: Symbol, in release: Release = .newest) {
    self.kind = kind
    self.apiVersion = apiVersion
    self.release = release
  }

  /// nil for a kind that is not described.
  public init?(apiVersion: Symbol, kind: Symbol, in release: Release = .newest) {
    guard let known = KindCatalogue.kind(apiVersion, kind) else { return nil }
    self.init(known, apiVersion: apiVersion, in: release)
  }

  /// What stands in the way of decoding: one error of kind `decoding`, or errors of kind `strictDecoding` in the order in which
  /// the API server tells them.
  ///
  /// - Parameters:
  ///   - file: the object's own, whose duplicate keys are told as well.
  ///   - isSent: whether its keys reach the API server in the order in which they stand; kubectl sorts them.
  public func decode(_ object: YAMLNode, in file: YAMLFile? = nil, isSent: Bool = false) -> [ValidationError] {
    let (schema, type) = Schema.of(kind)
    var decoder = StrictDecoder(schema: schema, release, apiVersion, isSent: isSent)
    let decoding = decoder.decode(object, as: type)
    if let first = decoding.first, first.kind == .decoding { return decoding }
    return (file.map { DuplicateKeys.errors(in: object, of: $0) } ?? []) + decoding
  }

  /// What the API server would refuse of a new object that decodes, in its order: the causes of a Status. Its message has the
  /// same text once (``Swift/Array/aggregate``).
  ///
  /// - Parameter isPrepared: whether the object is as the API server has it by then, with what it writes itself into new objects
  ///   (selectors, labels), or as somebody wrote it.
  public func create(_ object: YAMLNode, isPrepared: Bool = true) -> [ValidationError] {
    guard let rules = ValidatedKind(rawValue: kind.name.text) else { return [] }
    var found = RuleSet(release, apiVersion, isPrepared: isPrepared)
    found.validate(Field(object), rules)
    return found.found
  }

  /// What the API server would refuse of a change, in its order. Both objects are whole, the old one as it is stored.
  ///
  /// - Parameter subresource: `status`, `scale`, `ephemeralcontainers`, `resize` ...; empty for the object itself.
  public func update(_ object: YAMLNode, from old: YAMLNode, subresource: Symbol = .none) -> [ValidationError] {
    guard let rules = ValidatedKind(rawValue: kind.name.text) else { return [] }
    var found = RuleSet(release, apiVersion)
    found.validateUpdate(Field(object), from: Field(old), rules, subresource.text)
    return found.found
  }

  /// What the API server warns of when it takes an object, in its order.
  ///
  /// - Parameter old: what is stored, for an update.
  public func warnings(
    for object: YAMLNode, from old: YAMLNode? = nil, subresource: Symbol = .none
  ) -> [ValidationWarning] {
    var found = WarningSet(release, apiVersion, kind)
    found.look(at: Field(object), from: old.map { Field($0) }, subresource.text)
    return found.warnings
  }
}
