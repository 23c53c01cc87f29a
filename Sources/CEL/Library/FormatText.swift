import SourceText

/// Why a text for `format` cannot be filled in.
struct FormatFault: Error {
  let message: String
  /// Which of the values is at fault.
  let place: Int?

  init(_ message: String, place: Int? = nil) {
    self.message = message
    self.place = place
  }
}

/// A text with clauses like `%s` in it.
enum FormatText {
  enum Clause {
    case text, decimal, binary, octal
    case fixed(Int)
    case scientific(Int)
    case hexadecimal(isUpper: Bool)

    /// What is wrong with values of a type in this clause.
    func fault(for type: CELType) -> String? {
      if type == .dynamic || type == .error { return nil }
      let given = ", was given \(type.bareName)"
      switch self {
      case .text:
        switch type {
        case .list, .map, .int, .uint, .double, .bool, .string, .timestamp, .bytes, .duration, .type, .null: return nil
        default:
          return
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps\(given)"
        }
      case .decimal:
        return type == .int || type == .uint ? nil : "decimal clause can only be used on integers\(given)"
      case .fixed:
        return type == .double || type == .string ? nil : "fixed-point clause can only be used on doubles\(given)"
      case .scientific:
        return type == .double || type == .string ? nil : "scientific clause can only be used on doubles\(given)"
      case .binary:
        return type == .int || type == .uint || type == .bool
          ? nil : "only integers and bools can be formatted as binary\(given)"
      case .octal: return type == .int || type == .uint ? nil : "octal clause can only be used on integers\(given)"
      case .hexadecimal:
        return type == .int || type == .uint || type == .string || type == .bytes
          ? nil : "only integers, byte buffers, and strings can be formatted as hex\(given)"
      }
    }
  }

  /// Fills in the clauses.
  /// - Returns: the text, and how many clauses there are.
  static func clauses(
    _ format: String, _ fill: (Clause, Int) throws(FormatFault) -> String
  ) throws(FormatFault) -> (text: String, count: Int) {
    var rest = Array(format.unicodeScalars)[...]
    var made = ""
    var count = 0
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        made.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        made += "%"
        continue
      }
      if rest.isEmpty { throw FormatFault("unexpected end of string") }
      made += try fill(try clause(&rest), count)
      count += 1
    }
    return (made, count)
  }

  private static func clause(_ rest: inout ArraySlice<Unicode.Scalar>) throws(FormatFault) -> Clause {
    var precision = 6
    if rest.first == "." {
      rest.removeFirst()
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      let text = String(String.UnicodeScalarView(digits))
      if rest.isEmpty {
        throw FormatFault(
          "could not parse formatting clause: error while parsing precision: could not find end of precision specifier")
      }
      guard let number = Int(text), number <= 1000 else {
        throw FormatFault(
          "could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \(GoText.quoted(text)): invalid syntax"
        )
      }
      precision = number
    }
    guard let letter = rest.popFirst() else { throw FormatFault("unexpected end of string") }
    switch letter {
    case "s": return .text
    case "d": return .decimal
    case "f": return .fixed(precision)
    case "e": return .scientific(precision)
    case "b": return .binary
    case "o": return .octal
    case "x": return .hexadecimal(isUpper: false)
    case "X": return .hexadecimal(isUpper: true)
    default: throw FormatFault("could not parse formatting clause: unrecognized formatting clause \"\(letter)\"")
    }
  }
}

extension CELEvaluation {
  mutating func format(_ format: String, _ items: [CELValue]) throws(CELFailure) -> String {
    do throws(FormatFault) {
      return try FormatText.clauses(format) { clause, place throws(FormatFault) in
        guard items.indices.contains(place) else { throw FormatFault("index \(place) out of range") }
        if let fault = clause.fault(for: items[place].type) { throw FormatFault("error during formatting: \(fault)") }
        return try Self.shown(items[place], clause)
      }.text
    } catch {
      throw .runtime(error.message)
    }
  }

  private static func shown(_ value: CELValue, _ clause: FormatText.Clause) throws(FormatFault) -> String {
    switch (clause, value) {
    case (.text, _): return try shown(value)
    case (.fixed(let precision), .double(let number)):
      return grouped(GoNumber.special(number, infinity: "∞") ?? GoNumber.fixed(number, precision))
    case (.scientific(let precision), .double(let number)): return scientific(number, precision)
    case (.fixed, .string(let text)), (.scientific, .string(let text)):
      switch text {
      case "NaN": return "NaN"
      case "Infinity": return "∞"
      case "-Infinity": return "-∞"
      default:
        var name = "fixed-point"
        if case .scientific = clause { name = "scientific" }
        throw FormatFault("error during formatting: \(name) clause can only be used on doubles, was given string")
      }
    case (.binary, .bool(let bool)): return bool ? "1" : "0"
    case (.hexadecimal(let isUpper), .string(let text)): return hexadecimal(Array(text.utf8), isUpper)
    case (.hexadecimal(let isUpper), .bytes(let bytes)): return hexadecimal(bytes, isUpper)
    case (_, .int(let number)): return digits(number, clause)
    case (_, .uint(let number)): return digits(number, clause)
    default: throw FormatFault("error during formatting: could not convert argument to string")
    }
  }

  private static func digits(_ number: some FixedWidthInteger, _ clause: FormatText.Clause) -> String {
    switch clause {
    case .binary: String(number, radix: 2)
    case .octal: String(number, radix: 8)
    case .hexadecimal(let isUpper): String(number, radix: 16, uppercase: isUpper)
    default: String(number)
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], _ isUpper: Bool) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: isUpper) }.joined()
  }

  /// With a comma between thousands.
  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let whole = text.dropFirst(sign.count).prefix { $0 != "." }
    guard whole.allSatisfy({ $0.isASCII }) else { return text }
    let rest = text.dropFirst(sign.count + whole.count)
    var made = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { made += "," }
      made.append(digit)
    }
    return "\(sign)\(made)\(rest)"
  }

  private static func scientific(_ number: Double, _ precision: Int) -> String {
    if let special = GoNumber.special(number, infinity: "∞") { return special }
    var exponent = 0
    var text = GoNumber.fixed(number, precision)
    if number != 0 {
      let parts = GoNumber.scientific(number)
      exponent = parts.exponent
      text = parts.digits.divided(byPowerOfTen: exponent).rounded(precision)
      // 9.99 may have become 10.
      if text.prefix(while: { $0 != "." }).count > 1 {
        exponent += 1
        text = parts.digits.divided(byPowerOfTen: exponent).rounded(precision)
      }
      if parts.isNegative { text = "-\(text)" }
    }
    let small: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude)
    let padded = digits.utf8.count < 2 ? "0\(digits)" : digits
    let raised = String(padded.compactMap { $0.wholeNumberValue.map { small[$0] } })
    return "\(text)\u{202F}×\u{202F}10\(exponent < 0 ? "⁻" : "")\(raised)"
  }

  private static func shown(_ value: CELValue) throws(FormatFault) -> String {
    switch value.opened {
    case .null: return "null"
    case .bool(let bool): return String(bool)
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return GoNumber.text(number)
    case .string(let text): return text
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw FormatFault("error during formatting: could not convert argument to string")
      }
      return text
    case .duration(let duration): return duration.inSeconds
    case .timestamp(let timestamp): return timestamp.text
    case .type(let type): return type.bareName
    case .list(let items):
      var parts: [String] = []
      for item in items { parts.append(try quoted(item)) }
      return "[\(parts.joined(separator: ", "))]"
    case .map(let map):
      var parts: [String] = []
      for entry in map.entries {
        if case .double = entry.key {
          throw FormatFault("error during formatting: no formatting function for map key of type double")
        }
        parts.append("\(try quoted(entry.key)):\(try quoted(entry.value))")
      }
      parts.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return "{\(parts.joined(separator: ", "))}"
    default:
      throw FormatFault("error during formatting: no formatting function for \(value.type.bareName)")
    }
  }

  /// As it stands within a list or a map.
  private static func quoted(_ value: CELValue) throws(FormatFault) -> String {
    switch value {
    case .string(let text): return GoText.quoted(text)
    case .bytes: return "b\(GoText.quoted(try shown(value)))"
    case .double(let number):
      if let special = GoNumber.special(number, infinity: "+Inf") { return "\"\(special)\"" }
      return GoNumber.fixed(number, 6)
    case .duration: return "duration(\"\(try shown(value))\")"
    case .timestamp: return "timestamp(\"\(try shown(value))\")"
    default: return try shown(value)
    }
  }
}
