import Kinds
import SourceText
import Symbols

/// What the API server warns of, and what was found so far.
///
/// Each topic has a file of its own, in the API server's order.
struct WarningSet {
  let release: Release
  let apiVersion: Symbol
  let kind: KindDescription
  private(set) var warnings: [ValidationWarning] = []

  init(_ release: Release, _ apiVersion: Symbol, _ kind: KindDescription) {
    self.release = release
    self.apiVersion = apiVersion
    self.kind = kind
  }

  mutating func warn(_ field: Field, _ text: String) {
    warnings.append(ValidationWarning(text, at: field.position))
  }

  /// - Parameter old: what is stored, for an update.
  mutating func look(at object: Field, from old: Field?, _ subresource: String) {
  }
}
