/// A span of time as Go writes it (`1m30s`), in whole seconds.
struct GoDuration {
  let isNegative: Bool
  /// Fractions dropped; what is beyond all bounds is the largest number. Never below 0.
  let seconds: Int64

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual([UInt8(ascii: "0")]) {
      seconds = 0
      return
    }
    guard !rest.isEmpty else { return nil }
    var sum = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
      let unit = rest.dropFirst(number.count).prefix { !($0 >= 0x30 && $0 <= 0x39) && $0 != UInt8(ascii: ".") }
      guard number.contains(where: { $0 != UInt8(ascii: ".") }),
        number.count(where: { $0 == UInt8(ascii: ".") }) <= 1,
        let length = Self.units[String(decoding: unit, as: UTF8.self)],
        let amount = Self.amount(String(decoding: number, as: UTF8.self))
      else { return nil }
      sum += amount * length
      rest = rest.dropFirst(number.count + unit.count)
    }
    seconds = sum < 9e18 ? Int64(sum) : .max
  }

  /// `1.` and `.5` are numbers too.
  private static func amount(_ digits: String) -> Double? {
    Double("\(digits.hasPrefix(".") ? "0" : "")\(digits)\(digits.hasSuffix(".") ? "0" : "")")
  }

  /// In seconds.
  private static let units = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600,
  ]
}
