extension String {
  /// The text with a mark before the first `part` of it, where an example's manifest is put together.
  func marking(_ part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return "\(self[..<range.lowerBound])\(Example.mark)\(self[range.lowerBound...])"
  }
}
