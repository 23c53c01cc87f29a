import Kinds
import Validation

/// What the server's own checks say of the metadata of a change, before the rules of the kind are asked.
enum MetadataErrors {
  /// Looked at by both checks: as an object's, and as a change's.
  private static let twice = ["metadata.labels", "metadata.annotations", "metadata.ownerReferences"]
  /// Looked at as an object's alone.
  private static let asObject = "metadata.finalizers"
  /// Looked at as a change's alone.
  private static let asChange = [
    "metadata.name", "metadata.namespace", "metadata.uid", "metadata.creationTimestamp", "metadata.deletionTimestamp",
    "metadata.deletionGracePeriodSeconds", "metadata.generation",
  ]

  /// The errors with those that the server finds first. Since 1.37 the same is told once.
  static func before(_ errors: [ValidationError], in release: Release) -> [ValidationError] {
    guard release < Release(minor: 37), errors.contains(where: { $0.field.hasPrefix("metadata.") }) else {
      return errors
    }
    var seen: Set<String> = []
    let distinct = errors.filter { seen.insert($0.message).inserted }
    let both = distinct.filter { error in twice.contains { error.field.hasPrefix($0) } }
    let finalizers = distinct.filter { $0.field == asObject && $0.kind == .invalid }
    let changes = distinct.filter { asChange.contains($0.field) || $0.field == asObject && $0.kind == .forbidden }
    // The rules of a change look at names of finalizers alone.
    var rest = errors
    for error in finalizers {
      if let place = rest.lastIndex(where: { $0.message == error.message }) { rest.remove(at: place) }
    }
    return both + finalizers + changes + both + rest
  }
}
