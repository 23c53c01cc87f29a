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
    return days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// Seconds since 1970 as `2025-01-31T12:00:00Z`; years beyond 0 to 9999 come out as the nearest that can be written.
  package static func text(_ seconds: Int64) -> String {
    let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
    let day = (seconds - (seconds >= 0 ? 0 : 86_399)) / 86_400
    let rest = seconds - day * 86_400
    // From 0000-03-01, so that the leap day comes last; the era before it holds January and February of the year 0.
    let shifted = day + 719_468
    let era = shifted < 0 ? -1 : shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    let date = "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-"
    let time = "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
    return "\(date)\(padded(dayOfYear - (153 * month + 2) / 5 + 1, 2))T\(time)"
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

  /// Days from 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day comes last.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    // Years before 0 occur only as 0000-01 and -02.
    let era = shifted < 0 ? -1 : shifted / 400
    let yearOfEra = shifted - era * 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
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
