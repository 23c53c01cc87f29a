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
      mismatch(node, name.text, .quantity)
      return nil
    }
    do throws(QuantityError) {
      return try Quantity(node)
    } catch {
      self.error(
        .invalidQuantity, at: node.range,
        "\(name.text) \"\(node.text)\" is not a quantity: \(error.message); "
          + "write a number with an optional suffix, such as 500m or 2Gi")
      return nil
    }
  }

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
