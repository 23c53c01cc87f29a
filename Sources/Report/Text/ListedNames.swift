extension Collection<String> {
  /// `a, b, c and 4 more`; one that would be left over is named instead.
  func listed(limit: Int = .max - 1) -> String {
    guard count > limit + 1 else { return joined(separator: ", ") }
    return "\(prefix(limit).joined(separator: ", ")) and \(count - limit) more"
  }
}
