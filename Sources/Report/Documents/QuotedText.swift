/// Text in double quotes, valid both as a JSON string and as a YAML double-quoted scalar.
enum QuotedText {
  static func write(_ text: String, to output: ByteOutput) {
    output.write(byte: UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      output.write(text)
    } else {
      for scalar in text.unicodeScalars { write(scalar, to: output) }
    }
    output.write(byte: UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to output: ByteOutput) {
    switch scalar {
    case "\"": output.write("\\\"" as StaticString)
    case "\\": output.write("\\\\" as StaticString)
    case "\n": output.write("\\n" as StaticString)
    case "\r": output.write("\\r" as StaticString)
    case "\t": output.write("\\t" as StaticString)
    case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
      let digits = String(scalar.value, radix: 16, uppercase: true)
      output.write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: output.write(String(scalar))
    }
  }
}
