extension String {
  /// The text as a message can hold it: control characters and line breaks spelled out, cut after 60 characters.
  var onOneLine: String {
    var line = ""
    for (count, scalar) in unicodeScalars.enumerated() {
      if count == 60 { return line + "..." }
      switch scalar.value {
      case 0x0A: line += "\\n"
      case 0x0D: line += "\\r"
      case 0x09: line += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
