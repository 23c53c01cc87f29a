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
  public let code: DiagnosticCode
  /// Where; ``SourceRange/none`` when it concerns no place.
  public let range: SourceRange
  /// What is wrong and, after a comma or semicolon, what to do: one line, lower case, no full stop.
  public let message: String
  /// Further places or advice that belong to it.
  public let notes: [Note]
  /// The field that it is about, as the message names it; empty where it names none by itself.
  public let field: String

  public init(
    _ severity: Severity, _ code: DiagnosticCode, at range: SourceRange, _ message: String, notes: [Note] = [],
    field: String = ""
  ) {
    self.severity = severity
    self.code = code
    self.field = field
    self.range = range
    self.message = message
    self.notes = notes
  }

  public static func error(
    _ code: DiagnosticCode, at range: SourceRange, _ message: String, notes: [Note] = [], field: String = ""
  ) -> Diagnostic {
    Diagnostic(.error, code, at: range, message, notes: notes, field: field)
  }

  public static func warning(
    _ code: DiagnosticCode, at range: SourceRange, _ message: String, notes: [Note] = [], field: String = ""
  ) -> Diagnostic {
    Diagnostic(.warning, code, at: range, message, notes: notes, field: field)
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
