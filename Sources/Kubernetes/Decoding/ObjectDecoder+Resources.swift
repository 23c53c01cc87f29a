import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Amounts by resource name, each rounded up to thousandths as the API server stores it; nil when null.
  mutating func resourceList(_ entry: YAMLEntry) -> ResourceList? {
    guard let node = mapping(entry) else { return nil }
    var amounts: [ResourceList.Amount] = []
    amounts.reserveCapacity(node.count)
    for amount in node.entries {
      guard let quantity = quantity(amount) else { continue }
      amounts.append(
        ResourceList.Amount(
          name: amount.key, quantity: quantity.roundedUpToMilli(), origin: amount.value.position))
    }
    return ResourceList(amounts)
  }

  /// An amount, which may be written as a string or as a number. Null is zero, as in the API.
  mutating func quantity(_ entry: YAMLEntry) -> Quantity? { quantity(entry.value, named: entry.key) }

  /// An amount of the field, or the list, of that name.
  mutating func quantity(_ node: YAMLNode, named name: Symbol) -> Quantity? {
    guard node.kind == .scalar else {
      mismatch(node, "\(name.text) must be a quantity")
      return nil
    }
    do throws(QuantityError) {
      switch node.scalar {
      case .null: return .zero
      case .string: return try Self.quantity(of: node)
      case .integer(let value): return try Quantity(String(value))
      case .unsigned(let value): return try Quantity(String(value))
      case .float(let value) where value.isFinite: return try Quantity(JSONNumber.text(value))
      case .float, .bool: throw .malformed
      }
    } catch {
      self.error(
        at: node.range,
        "\(name.text) \"\(node.text)\" is not a quantity: \(error.message); "
          + "write a number with an optional suffix, such as 500m or 2Gi")
      return nil
    }
  }

  /// The API trims blanks around the text.
  private static func quantity(of node: YAMLNode) throws(QuantityError) -> Quantity {
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

  /// `resources` of a container, a pod or a claim.
  mutating func resourceRequirements(_ node: YAMLNode) -> ResourceRequirements {
    var resources = ResourceRequirements()
    for entry in node.entries {
      switch entry.keyword {
      case .requests: resources.requests = resourceList(entry) ?? ResourceList()
      case .limits: resources.limits = resourceList(entry) ?? ResourceList()
      default: break
      }
    }
    return resources
  }
}
