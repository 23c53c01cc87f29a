public import SourceText
public import Symbols

/// What the API server would say of one object.
public struct ValidationResult: Sendable {
  /// The document's number in its file, from 0; the items of a list share their list's.
  public let index: Int
  public let kind: Symbol
  /// `default` where a namespaced object names none, empty for others.
  public let namespace: Symbol
  /// The name, or what it is to be generated from.
  public let name: Symbol
  /// Where the object starts.
  public let position: SourcePosition
  /// Whether its version has such a kind; if not, that is the one error.
  public let isKindKnown: Bool
  /// In the API server's order.
  public let errors: [ValidationError]

  public var isValid: Bool { errors.isEmpty }
}

/// What validating a file came to.
public struct FileValidation: Sendable {
  public internal(set) var results: [ValidationResult] = []
  /// Objects of kinds without rules here, as (apiVersion, kind).
  public internal(set) var passedOver: [PassedOverKind: Int] = [:]
  /// Why the file could not be read to its end.
  public internal(set) var problems: [Diagnostic] = []
}

/// A kind that was passed over.
public struct PassedOverKind: Hashable, Sendable {
  public let apiVersion: Symbol
  public let kind: Symbol

  public init(apiVersion: Symbol, kind: Symbol) {
    self.apiVersion = apiVersion
    self.kind = kind
  }
}
