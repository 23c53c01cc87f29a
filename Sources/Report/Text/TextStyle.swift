/// How text for people is laid out: known from the terminal and the flags, never from the data.
public struct TextStyle: Sendable {
  /// Columns to wrap at; nil does not wrap.
  public var width: Int?
  public var isColored: Bool

  public init(width: Int? = nil, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }
}

/// What a stretch of text means, from which its colour follows.
public enum TextRole: Sendable {
  case plain
  /// The name of what follows.
  case title
  case columnHead
  case good, bad, caution
  /// Places and other things that need not be read first.
  case faint

  /// SGR parameters; nil leaves the text as it is.
  var code: StaticString? {
    switch self {
    case .plain: nil
    case .title: "\u{1B}[1m"
    case .columnHead, .faint: "\u{1B}[2m"
    case .good: "\u{1B}[32m"
    case .bad: "\u{1B}[31m"
    case .caution: "\u{1B}[33m"
    }
  }
}
