public import SourceText

/// Why a path that the user gave cannot be used.
public struct InputError: Error, Hashable {
  /// One line, lower case: what, why, what to do.
  public let message: String

  public init(_ message: String) {
    self.message = message
  }

  /// As something to show: it points into no file.
  public var diagnostic: Diagnostic { .error(.unusablePath, at: .none, message) }
}
