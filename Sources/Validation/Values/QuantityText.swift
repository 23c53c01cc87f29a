import Kubernetes
import YAML

/// Amounts as they stand in manifests, as strings or as numbers.
enum QuantityText {
  /// Reads a scalar as the API server does; null is zero.
  static func read(_ node: YAMLNode) throws(QuantityError) -> Quantity {
    guard node.kind == .scalar else { throw .malformed }
    switch node.scalar {
    case .null: return .zero
    case .string: return try text(node)
    case .integer(let value): return try Quantity(String(value))
    case .unsigned(let value): return try Quantity(String(value))
    case .float(let value) where value.isFinite: return try Quantity(JSONNumber.text(value))
    case .float, .bool: throw .malformed
    }
  }

  /// The API server trims blanks around the text.
  private static func text(_ node: YAMLNode) throws(QuantityError) -> Quantity {
    let result: Result<Quantity, QuantityError> = node.withUTF8 { bytes in
      var start = 0
      var end = bytes.count
      while start < end, isBlank(bytes[start]) { start += 1 }
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
      do throws(QuantityError) { return .success(try Quantity(utf8: text)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
