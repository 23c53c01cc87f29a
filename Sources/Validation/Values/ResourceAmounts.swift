import Kubernetes
import Symbols

/// Amounts by resource name, sorted by name, each with the place it was written at.
struct ResourceAmounts {
  struct Amount {
    let name: String
    let quantity: Quantity
    let field: Field
  }

  var amounts: [Amount]

  init(_ field: Field) {
    amounts = field.entries.map { entry in
      Amount(name: entry.key.text, quantity: entry.value.quantity ?? .zero, field: entry.value)
    }
  }

  init() { amounts = [] }

  subscript(_ name: String) -> Quantity? { amounts.first { $0.name == name }?.quantity }

  /// Adds those of `other` that are missing here, under this path.
  mutating func fill(from other: ResourceAmounts, _ path: FieldPath) {
    var isChanged = false
    for amount in other.amounts where self[amount.name] == nil {
      amounts.append(
        Amount(name: amount.name, quantity: amount.quantity, field: amount.field.named(path.key(amount.name))))
      isChanged = true
    }
    if isChanged { amounts.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
  }

  mutating func set(_ name: String, _ quantity: Quantity, _ field: Field) {
    amounts.append(Amount(name: name, quantity: quantity, field: field))
    amounts.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
