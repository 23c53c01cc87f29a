/// A pattern in which `*` stands for any text and `?` for one character; every other character is itself.
public struct Glob: Hashable, Sendable {
  public let pattern: String

  public init(_ pattern: String) {
    self.pattern = pattern
  }

  /// Whether the pattern has a wildcard.
  public var hasWildcard: Bool { pattern.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }

  /// Whether the pattern covers the whole text.
  ///
  /// - Complexity: O(*n* · *m*) at worst; no backtracking beyond the last `*`.
  public func matches(_ text: String) -> Bool {
    let pattern = Array(self.pattern.unicodeScalars)
    let text = Array(text.unicodeScalars)
    var p = 0
    var t = 0
    var star = -1
    var resume = 0
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = p
        resume = t
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if star >= 0 {
        p = star + 1
        resume += 1
        t = resume
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }
}
