/// A span of time as Go writes it (`1m30s`), as far as bayplan looks at it: whether it is one, and its sign.
struct GoDuration {
  let isNegative: Bool

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual([UInt8(ascii: "0")]) { return }
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
      let unit = rest.dropFirst(number.count).prefix { !($0 >= 0x30 && $0 <= 0x39) && $0 != UInt8(ascii: ".") }
      guard number.contains(where: { $0 != UInt8(ascii: ".") }),
        number.count(where: { $0 == UInt8(ascii: ".") }) <= 1,
        ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(String(decoding: unit, as: UTF8.self))
      else { return nil }
      rest = rest.dropFirst(number.count + unit.count)
    }
  }
}
