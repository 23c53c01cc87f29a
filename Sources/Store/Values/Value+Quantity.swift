public import Kubernetes

extension Value {
  /// An amount, as a text or a whole number; nil for anything else.
  public var quantity: Quantity? {
    switch self {
    case .text(let text): try? Quantity(text)
    case .integer(let number): Quantity(number)
    case .float(let number) where number.isFinite: try? Quantity(JSONNumber.text(number))
    default: nil
    }
  }
}
