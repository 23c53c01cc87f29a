import SourceText

/// Text in double quotes, valid both as a JSON string and as a YAML double-quoted scalar.
enum QuotedText {
  static func write(_ text: String, to output: ByteOutput) {
    output.write(byte: UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard bytes.allSatisfy(standsForItself) else { return false }
      output.write(bytes: bytes)
      return true
    }
    if !isPlain {
      for scalar in text.unicodeScalars { write(scalar, to: output) }
    }
    output.write(byte: UInt8(ascii: "\""))
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func write(_ scalar: Unicode.Scalar, to output: ByteOutput) {
    switch scalar {
    case "\"": output.write("\\\"" as StaticString)
    case "\\": output.write("\\\\" as StaticString)
    case "\n": output.write("\\n" as StaticString)
    case "\r": output.write("\\r" as StaticString)
    case "\t": output.write("\\t" as StaticString)
    case _ where scalar.isObeyed:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      output.write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: output.write(String(scalar))
    }
  }
}
