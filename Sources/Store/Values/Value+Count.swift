extension Value {
  /// A number of 32 bits, as the API has most of them; what lies beyond comes out as the nearest that fits. nil for
  /// anything else.
  public var int32: Int? { int.map { Int(Int32(clamping: $0)) } }

  /// A number of a status that is left out when it is 0.
  public static func count(_ number: Int) -> Value { number == 0 ? .null : .integer(Int64(number)) }
}
