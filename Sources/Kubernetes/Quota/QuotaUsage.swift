public import Symbols

/// Amounts by the names that quotas have for them: `pods`, `requests.cpu`, `count/deployments.apps`.
public struct QuotaUsage: Sendable {
  /// Each name once, in the order in which names came.
  public private(set) var amounts: [(name: Symbol, quantity: Quantity)] = []

  public init() {}

  public var isEmpty: Bool { amounts.isEmpty }

  /// - Complexity: O(*n*); an object has a dozen names at most.
  public subscript(name: Symbol) -> Quantity? {
    get { amounts.first { $0.name == name }?.quantity }
    set {
      if let slot = amounts.firstIndex(where: { $0.name == name }) {
        if let newValue { amounts[slot].quantity = newValue } else { amounts.remove(at: slot) }
      } else if let newValue {
        amounts.append((name, newValue))
      }
    }
  }

  public mutating func add(_ quantity: Quantity, to name: Symbol) {
    self[name] = self[name].map { $0 + quantity } ?? quantity
  }

  /// What is more here than in what was there before, name by name; nothing is less than nothing.
  func increase(over old: QuotaUsage) -> QuotaUsage {
    var result = QuotaUsage()
    for amount in amounts {
      guard let before = old[amount.name] else {
        result.amounts.append(amount)
        continue
      }
      if amount.quantity > before { result.amounts.append((amount.name, amount.quantity - before)) }
    }
    return result
  }

  /// Sorted by name, as messages tell them.
  public var sorted: [(name: Symbol, quantity: Quantity)] { amounts.sorted { $0.name.precedes($1.name) } }
}
