public import Symbols

/// A version of the API in which there is a kind.
public struct KindVersion: Sendable {
  public enum Availability: Sendable {
    /// API servers serve it.
    case served
    /// They serve it where somebody turns it on.
    case optional
    /// They served it once.
    case once
  }

  public let apiVersion: Symbol
  public let availability: Availability
  /// The release that brought it, where that is told.
  public let since: Release?
  /// The release that has it no more.
  public let until: Release?

  /// Whether some API server of that release serves it.
  public func isServed(in release: Release) -> Bool {
    availability != .once && since.map { $0 <= release } != false && until.map { release < $0 } != false
  }

  /// `apps/v1beta2 until 1.16`.
  init(_ piece: Piece, _ availability: Availability) {
    let words = piece.words
    var since: Release?
    var until: Release?
    for (place, word) in words.enumerated().dropFirst() {
      if word.isText("since"), place + 1 < words.count { since = Release(words[place + 1]) }
      if word.isText("until"), place + 1 < words.count { until = Release(words[place + 1]) }
    }
    apiVersion = words.first?.symbol ?? .none
    self.availability = availability
    self.since = since
    self.until = until
  }
}

extension Symbol {
  /// The API group of a version; empty for the core.
  public var apiGroup: Substring {
    let text = text
    return text.firstIndex(of: "/").map { text[..<$0] } ?? ""
  }
}
