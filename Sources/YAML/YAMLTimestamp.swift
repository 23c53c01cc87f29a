/// Dates and times as Kubernetes' decoder knows them: `2001-12-14`, `2001-12-14 21:59:43.1`, `2001-12-14T21:59:43Z`.
struct YAMLTimestamp {
  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0

  /// Whether a text is one.
  static func reads(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = YAMLTimestamp(text: text)
    return reader.isWhole()
  }

  private init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  private mutating func isWhole() -> Bool {
    guard let year = digits(4...4), take("-"), let month = digits(1...2), take("-"), let day = digits(1...2),
      (1...12).contains(month), (1...Self.days(of: month, year)).contains(day)
    else { return false }
    if at == text.count { return true }
    let hasZone = take("T") || take("t")
    guard hasZone || take(" "), let hour = digits(1...2), hour < 24, take(":"), let minute = digits(1...2), minute < 60,
      take(":"), let second = digits(1...2), second < 60
    else { return false }
    if take(".") || take(",") { guard digits(1...9) != nil else { return false } }
    return (!hasZone || zone()) && at == text.count
  }

  private mutating func zone() -> Bool {
    if take("Z") { return true }
    guard take("+") || take("-"), let hours = digits(2...2), hours <= 24, take(":"), let minutes = digits(2...2) else {
      return false
    }
    return minutes < 60
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < text.count, UInt32(text[at]) == character.value else { return false }
    at += 1
    return true
  }

  private mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    var value = 0
    let start = at
    while at < text.count, at - start < counts.upperBound, text[at] &- UInt8(ascii: "0") < 10 {
      value = value * 10 + Int(text[at] - UInt8(ascii: "0"))
      at += 1
    }
    return at - start >= counts.lowerBound ? value : nil
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
