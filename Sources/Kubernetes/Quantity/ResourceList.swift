public import SourceText
public import Symbols

/// Amounts by resource name, as in `requests` or `allocatable`, in document order, each name once.
public struct ResourceList: Sendable {
  public struct Amount: Sendable {
    public var name: Symbol
    public var quantity: Quantity
    /// Where the amount stands.
    public var origin: SourcePosition

    public init(name: Symbol, quantity: Quantity, origin: SourcePosition = .none) {
      self.name = name
      self.quantity = quantity
      self.origin = origin
    }
  }

  public private(set) var amounts: [Amount]

  public init(_ amounts: [Amount] = []) {
    self.amounts = []
    for amount in amounts { self.set(amount) }
  }

  public var isEmpty: Bool { amounts.isEmpty }

  /// - Complexity: O(*n*); a list has a handful of entries.
  public subscript(name: Symbol) -> Quantity? {
    amounts.first { $0.name == name }?.quantity
  }

  /// The entry of that name, with its place.
  public func amount(of name: Symbol) -> Amount? {
    amounts.first { $0.name == name }
  }

  /// Puts in each amount of the other list whose name is not there yet.
  public mutating func fill(from other: ResourceList) {
    for amount in other.amounts where self[amount.name] == nil { amounts.append(amount) }
  }

  /// Puts an amount in, replacing one of the same name.
  public mutating func set(_ amount: Amount) {
    if let slot = amounts.firstIndex(where: { $0.name == amount.name }) {
      amounts[slot] = amount
    } else {
      amounts.append(amount)
    }
  }
}
