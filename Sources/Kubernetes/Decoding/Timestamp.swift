/// Points in time as RFC 3339 writes them.
package enum Timestamp {
  /// Seconds since 1970 of a text such as `2025-01-31T12:00:00.5+01:00`, fractions dropped; nil if it is no such text.
  package static func seconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count >= 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), let day = number(text[8..<10]),
      let hour = number(text[11..<13]), let minute = number(text[14..<16]), let second = number(text[17..<19]),
      (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year), hour < 24, minute < 60, second < 60
    else { return nil }
    var i = 19
    if text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: ",") {
      let start = i + 1
      i = start
      while i < text.count, isDigit(text[i]) { i += 1 }
      if i == start { return nil }
    }
    guard i < text.count, let offset = zone(text[i...]) else { return nil }
    return CivilTime(year: year, month: month, day: day).days * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// Seconds since 1970 as `2025-01-31T12:00:00Z`; years beyond 0 to 9999 come out as the nearest that can be written.
  package static func text(_ seconds: Int64) -> String {
    let time = CivilTime(utc: min(max(seconds, -62_167_219_200), 253_402_300_799))
    let date = "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))"
    return "\(date)T\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Seconds east of Greenwich of `Z` or `+01:00`.
  private static func zone(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    let start = text.startIndex
    if text.count == 1, text[start] == UInt8(ascii: "Z") { return 0 }
    guard text.count == 6, text[start + 3] == UInt8(ascii: ":"),
      let hours = number(text[(start + 1)..<(start + 3)]), let minutes = number(text[(start + 4)..<(start + 6)]),
      hours <= 24, minutes < 60
    else { return nil }
    switch text[start] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  private static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard isDigit(digit) else { return nil }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
