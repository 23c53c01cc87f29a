import SourceText

/// Text within HTML.
enum MarkupText {
  static func write(_ text: String, to output: ByteOutput) {
    for byte in text.replacingObeyed.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.write("&amp;" as StaticString)
      case UInt8(ascii: "<"): output.write("&lt;" as StaticString)
      case UInt8(ascii: ">"): output.write("&gt;" as StaticString)
      case UInt8(ascii: "\""): output.write("&quot;" as StaticString)
      default: output.write(byte: byte)
      }
    }
  }
}
