/// How much a diagnostic matters.
public enum Severity: String, Sendable, Comparable {
  case note, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something to tell the user about a place in the input: data, printed elsewhere.
public struct Diagnostic: Hashable, Sendable {
  public let severity: Severity
  /// Where; ``SourceRange/none`` when it concerns no place.
  public let range: SourceRange
  /// What is wrong and, after a comma or semicolon, what to do: one line, lower case, no full stop.
  public let message: String
  /// Further places or advice that belong to it.
  public let notes: [Note]

  public init(_ severity: Severity, at range: SourceRange, _ message: String, notes: [Note] = []) {
    self.severity = severity
    self.range = range
    self.message = message
    self.notes = notes
  }

  public static func error(at range: SourceRange, _ message: String, notes: [Note] = []) -> Diagnostic {
    Diagnostic(.error, at: range, message, notes: notes)
  }

  public static func warning(at range: SourceRange, _ message: String, notes: [Note] = []) -> Diagnostic {
    Diagnostic(.warning, at: range, message, notes: notes)
  }

  /// A remark below a diagnostic.
  public struct Note: Hashable, Sendable {
    public let range: SourceRange
    public let message: String

    public init(at range: SourceRange, _ message: String) {
      self.range = range
      self.message = message
    }
  }
}
