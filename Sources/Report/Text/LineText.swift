import SourceText

extension String {
  /// Line breaks, and whatever else would be obeyed, as single spaces.
  var onOneLineWithSpaces: String {
    unicodeScalars.split(whereSeparator: \.isObeyed).map { String($0) }.joined(separator: " ")
  }

  /// The description of a test in TAP, in which `#` starts a directive.
  var escapedForTAP: String {
    onOneLineWithSpaces.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
