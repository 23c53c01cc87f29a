extension TimeZoneRules {
  /// Reads a compiled file of the IANA time zone database (RFC 9636); nil for what is none.
  package init?(file bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    var header = first
    var width = 4
    if first.version >= 2 {
      guard let second = Header(bytes, at: first.end(width: 4)) else { return nil }
      header = second
      width = 8
    }
    let end = header.end(width: width)
    guard end <= bytes.count, header.types > 0 else { return nil }
    let indexes = header.start + header.times * width
    let types = indexes + header.times
    let offset = { (type: Int) -> Int64? in
      type < header.types ? Self.integer(bytes, at: types + type * 6, width: 4) : nil
    }
    guard let before = offset(0) else { return nil }
    self.init(offset: before)
    for place in 0..<header.times {
      guard let offset = offset(Int(bytes[indexes + place])) else { return nil }
      changes.append((Self.integer(bytes, at: header.start + place * width, width: width), offset))
    }
    if width == 8 {
      let text = bytes[end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
      rule = YearlyClockChange(String(decoding: text, as: UTF8.self))
    }
  }

  private struct Header {
    let version: Int
    /// Where its data start.
    let start: Int
    let times: Int
    let types: Int
    private let rest: (letters: Int, leaps: Int, standards: Int, universals: Int)

    init?(_ bytes: [UInt8], at place: Int) {
      guard place >= 0, place + 44 <= bytes.count, bytes[place..<place + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      let counts = (0..<6).map { Int(TimeZoneRules.integer(bytes, at: place + 20 + $0 * 4, width: 4)) }
      guard counts.allSatisfy({ (0...1_000_000).contains($0) }) else { return nil }
      version = bytes[place + 4] == 0 ? 1 : Int(bytes[place + 4]) - 48
      start = place + 44
      (times, types) = (counts[3], counts[4])
      rest = (counts[5], counts[2], counts[1], counts[0])
    }

    func end(width: Int) -> Int {
      start + times * (width + 1) + types * 6 + rest.letters + rest.leaps * (width + 4) + rest.standards
        + rest.universals
    }
  }

  private static func integer(_ bytes: [UInt8], at place: Int, width: Int) -> Int64 {
    var value: UInt64 = bytes[place] >= 0x80 ? .max : 0
    for byte in bytes[place..<place + width] { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }
}
