extension String {
  /// Line breaks and other control characters as single spaces.
  var onOneLineWithSpaces: String {
    unicodeScalars.split { $0.value < 0x20 || $0.value == 0x7F }.map { String($0) }.joined(separator: " ")
  }

  /// The description of a test in TAP, in which `#` starts a directive.
  var escapedForTAP: String {
    onOneLineWithSpaces.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
