public import YAML

extension Quantity {
  /// Reads a scalar as the API server does: a string without the blanks around it, a number as it stands, null as zero.
  ///
  /// - Throws: what is wrong with the amount; a list, a mapping, true, false, infinity and NaN are none.
  public init(_ node: YAMLNode) throws(QuantityError) {
    guard node.kind == .scalar else { throw .malformed }
    switch node.scalar {
    case .null: self = .zero
    case .string: self = try node.withUTF8 { Result(trimming: $0) }.get()
    case .integer(let value): try self.init(String(value))
    case .unsigned(let value): try self.init(String(value))
    case .float(let value) where value.isFinite: try self.init(JSONNumber.text(value))
    case .float, .bool: throw .malformed
    }
  }
}

extension Result<Quantity, QuantityError> {
  fileprivate init(trimming bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var end = bytes.count
    while start < end, Self.isBlank(bytes[start]) { start += 1 }
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    do throws(QuantityError) {
      self = .success(try Quantity(utf8: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    } catch {
      self = .failure(error)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
