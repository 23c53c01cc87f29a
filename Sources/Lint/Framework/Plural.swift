/// Numbers with their noun.
enum Plural {
  static func nodes(_ count: Int) -> String { of(count, "node") }
  static func pods(_ count: Int) -> String { of(count, "pod") }

  static func of(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], _ conjunction: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
