/// The changed lines of a text with some around them.
public enum UnifiedDiff {
  private static let context = 3

  public struct Line: Sendable {
    /// ` `, `-` or `+`.
    public let mark: Character
    public let text: String

    public init(mark: Character, text: String) {
      self.mark = mark
      self.text = text
    }
  }

  /// - Parameters:
  ///   - lines: of both texts, the common ones once.
  ///   - first: the number of the first line in both.
  /// - Returns: empty when nothing has changed.
  public static func hunks(_ lines: [Line], from first: Int = 1) -> [String] {
    var output: [String] = []
    var number = (old: first, new: first)
    var index = 0
    while index < lines.count {
      guard let change = lines[index...].firstIndex(where: { $0.mark != " " }) else { break }
      let start = max(index, change - context)
      number.old += start - index
      number.new += start - index
      var end = change
      var last = change
      while end < lines.count, end - last <= 2 * context {
        if lines[end].mark != " " { last = end }
        end += 1
      }
      end = min(lines.count, last + context + 1)
      let hunk = lines[start..<end]
      let removed = hunk.count { $0.mark != "+" }
      let added = hunk.count { $0.mark != "-" }
      output.append("@@ -\(number.old),\(removed) +\(number.new),\(added) @@")
      output += hunk.map { "\($0.mark)\($0.text)" }
      number.old += removed
      number.new += added
      index = end
    }
    return output
  }
}
