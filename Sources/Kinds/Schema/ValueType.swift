/// What a field holds.
@frozen
public struct ValueType: Hashable, Sendable {
  public enum Form: UInt8, Sendable {
    case string, bool, int32, int64, number, bytes, time, microTime, quantity, resources, intOrString, any
    /// `reference` is the number of the struct.
    case object
    /// `reference` is the number of the element's type.
    case list, map
  }

  public var form: Form
  public var reference: Int32

  @inlinable
  public init(form: Form, reference: Int32 = 0) {
    self.form = form
    self.reference = reference
  }

  /// Whether the API server reads it with code of its own, whose error ends decoding.
  public var isParsed: Bool {
    switch form {
    case .quantity, .time, .microTime, .intOrString: true
    default: false
    }
  }
}
