import Kubernetes
import SourceText

extension CELEvaluation {
  mutating func convert(_ routine: CELRoutine, _ value: CELValue) throws(CELFailure) -> CELValue {
    switch (routine, value) {
    case (.bool, .bool), (.bytes, .bytes), (.double, .double), (.duration, .duration), (.int, .int),
      (.string, .string), (.timestamp, .timestamp), (.uint, .uint):
      return value
    case (_, .string(let text)):
      guard let made = try Self.read(routine, text) else {
        throw .runtime("type conversion error from 'string' to '\(Self.target(routine))'")
      }
      return made
    case (.int, .uint(let number)):
      guard let number = Int64(exactly: number) else { throw .runtime("integer overflow") }
      return .int(number)
    case (.int, .double(let number)):
      guard number.isFinite, number.magnitude < 0x1p63 else { throw .runtime("integer overflow") }
      return .int(Int64(number))
    case (.int, .duration(let duration)): return .int(duration.nanoseconds)
    case (.int, .timestamp(let timestamp)): return .int(timestamp.seconds)
    case (.uint, .int(let number)):
      guard let number = UInt64(exactly: number) else { throw .runtime("unsigned integer overflow") }
      return .uint(number)
    case (.uint, .double(let number)):
      guard number.isFinite, number >= 0, number < 0x1p64 else { throw .runtime("unsigned integer overflow") }
      return .uint(UInt64(number))
    case (.double, .int(let number)): return .double(Double(number))
    case (.double, .uint(let number)): return .double(Double(number))
    case (.duration, .int(let number)): return .duration(CELDuration(nanoseconds: number))
    case (.timestamp, .int(let number)): return .timestamp(try timestamp(CELTimestamp(seconds: number)))
    case (.string, .int(let number)): return .string(String(number))
    case (.string, .uint(let number)): return .string(String(number))
    case (.string, .double(let number)): return .string(GoNumber.text(number))
    case (.string, .bool(let bool)): return .string(String(bool))
    case (.string, .bytes(let bytes)):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .runtime("invalid UTF-8 in bytes, cannot convert to string")
      }
      return .string(text)
    case (.string, .duration(let duration)): return .string(duration.inSeconds)
    case (.string, .timestamp(let timestamp)): return .string(timestamp.text)
    case (.string, .ip(let address)): return .string(address.text)
    case (.string, .cidr(let network)): return .string(network.text)
    default: throw .noSuchOverload
    }
  }

  private static func target(_ routine: CELRoutine) -> String {
    switch routine {
    case .duration: "google.protobuf.Duration"
    case .timestamp: "google.protobuf.Timestamp"
    default: routine.rawValue
    }
  }

  private static func read(_ routine: CELRoutine, _ text: String) throws(CELFailure) -> CELValue? {
    switch routine {
    case .bytes: return .bytes(Array(text.utf8))
    case .int: return Int64(text).map { .int($0) }
    case .uint: return text.hasPrefix("+") ? nil : UInt64(text).map { .uint($0) }
    case .double: return double(text).map { .double($0) }
    case .duration: return CELDuration(text).map { .duration($0) }
    case .timestamp: return CELTimestamp(text).map { .timestamp($0) }
    default:
      switch text {
      case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
      case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
      default: return nil
      }
    }
  }

  private static func double(_ text: String) -> Double? {
    let isSpecial = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "n") }
    if isSpecial {
      let word = text.lowercased()
      let plain = word.drop { $0 == "+" || $0 == "-" }
      guard ["inf", "infinity", "nan"].contains(String(plain)), plain.utf8.count + 1 >= word.utf8.count else {
        return nil
      }
      if plain == "nan" { return plain.utf8.count == word.utf8.count ? .nan : nil }
      return word.hasPrefix("-") ? -.infinity : .infinity
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A part of a time, or a whole length of time in a unit.
  static func part(_ routine: CELRoutine, of values: [CELValue]) throws(CELFailure) -> Int64 {
    if case .duration(let duration) = values[0], values.count == 1 {
      switch routine {
      case .getHours: return duration.nanoseconds / 3_600_000_000_000
      case .getMinutes: return duration.nanoseconds / 60_000_000_000
      case .getSeconds: return duration.nanoseconds / 1_000_000_000
      case .getMilliseconds: return duration.nanoseconds / 1_000_000
      default: throw .noSuchOverload
      }
    }
    guard case .timestamp(let timestamp) = values[0] else { throw .noSuchOverload }
    var offset: Int64 = 0
    if values.count > 1 {
      guard case .string(let zone) = values[1] else { throw .noSuchOverload }
      offset = try self.offset(zone)
    }
    let (date, time) = timestamp.civil(offset: offset)
    switch routine {
    case .getFullYear: return date.year
    case .getMonth: return date.month - 1
    case .getDayOfYear: return date.dayOfYear - 1
    case .getDayOfMonth: return date.day - 1
    case .getDate: return date.day
    case .getDayOfWeek: return date.dayOfWeek
    case .getHours: return time / 3600
    case .getMinutes: return time / 60 % 60
    case .getSeconds: return time % 60
    default: return timestamp.nanoseconds / 1_000_000
    }
  }

  /// Of a time zone, in seconds east of UTC.
  private static func offset(_ zone: String) throws(CELFailure) -> Int64 {
    guard let colon = zone.firstIndex(of: ":") else {
      if zone.isEmpty || zone == "UTC" { return 0 }
      throw .notModelled("the time zone \(zone)")
    }
    func number(_ text: Substring) throws(CELFailure) -> Int64 {
      guard let number = Int64(text) else {
        throw .runtime("strconv.Atoi: parsing \(GoText.quoted(String(text))): invalid syntax")
      }
      return number
    }
    let hours = try number(zone[..<colon])
    let minutes = try number(zone[zone.index(after: colon)...])
    guard hours.magnitude < 1000, minutes.magnitude < 1000 else { throw .notModelled("the time zone \(zone)") }
    return (zone.hasPrefix("-") ? hours * 60 - minutes : hours * 60 + minutes) * 60
  }
}
