extension Value {
  /// A number of a status that is left out when it is 0.
  public static func count(_ number: Int) -> Value { number == 0 ? .null : .integer(Int64(number)) }
}
