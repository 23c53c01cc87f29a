public import SourceText

/// Why a patch cannot be applied to an object.
public struct PatchProblem: Error, Hashable, Sendable {
  /// The part of the patch that is to blame.
  public let range: SourceRange
  /// One line, lower case: what, why, what to do.
  public let message: String

  init(at range: SourceRange, _ message: String) {
    self.range = range
    self.message = message
  }

  /// As something to show.
  public var diagnostic: Diagnostic { .error(.invalidPatch, at: range, message) }
}
