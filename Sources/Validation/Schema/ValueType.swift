/// What a field holds.
struct ValueType: Sendable {
  enum Form: UInt8, Sendable {
    case string, bool, int32, int64, time, quantity, resources, intOrString, any
    /// `reference` is the number of the struct.
    case object
    /// `reference` is the number of the element's type.
    case list, map
  }

  var form: Form
  var reference: Int32 = 0

  /// Whether the API server reads it with code of its own, whose error ends decoding.
  var isParsed: Bool { form == .quantity || form == .time || form == .intOrString }
}
