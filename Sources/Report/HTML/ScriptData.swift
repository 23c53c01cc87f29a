/// Makes JSON safe within an HTML script element.
enum ScriptData {
  /// Where JSON may be written of which no byte ends the element or begins a comment: `<` stands only in strings, and
  /// is written as an escape there.
  static func output(to page: ByteOutput) -> ByteOutput {
    ByteOutput { bytes in
      var start = 0
      bytes.withUnsafeBufferPointer { bytes in
        while let angle = bytes[start...].firstIndex(of: UInt8(ascii: "<")) {
          page.write(bytes: UnsafeBufferPointer(rebasing: bytes[start..<angle]))
          page.write("\\u003C" as StaticString)
          start = angle + 1
        }
        page.write(bytes: UnsafeBufferPointer(rebasing: bytes[start...]))
      }
      return !page.isClosed
    }
  }
}
