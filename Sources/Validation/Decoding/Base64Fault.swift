/// Where a text stops being base64 in Go's eyes.
package enum Base64Fault {
  /// The byte that Go names; nil for a text that decodes. Ends of lines count for nothing.
  package static func place(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var digits = 0
    var padding = 0
    var afterPadding: Int?
    for (place, byte) in text.enumerated() where byte != 0x0A && byte != 0x0D {
      if padding > 0 {
        // A second `=` may stand after two digits, and nothing after that.
        if byte == UInt8(ascii: "="), digits % 4 == 2, padding == 1 {
          padding = 2
          continue
        }
        return digits % 4 == 2 && padding == 1 ? place : afterPadding ?? place
      }
      if byte == UInt8(ascii: "=") {
        if digits % 4 < 2 { return place }
        padding = 1
        afterPadding = digits % 4 == 3 ? place + 1 : nil
      } else if isDigit(byte) {
        digits += 1
      } else {
        return place
      }
    }
    if padding > 0 { return digits % 4 == 2 && padding == 1 ? text.count : nil }
    return digits % 4 == 0 ? nil : text.count - digits % 4
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
