import Kubernetes
import Symbols

/// Amounts of one resource as a person would write them: cpu in thousandths, bytes in whole Mi, the rest in ones.
struct RequestAmount {
  private let isCPU: Bool
  private let isBytes: Bool
  static let mebibyte: Int64 = 1 << 20

  init(_ resource: Symbol) {
    isCPU = resource == "cpu"
    isBytes = resource == "memory" || resource == "ephemeral-storage"
  }

  /// The smallest difference that is worth writing.
  var step: Int64 { isBytes ? Self.mebibyte : 1 }

  /// In the scheduler's units.
  func units(of quantity: Quantity) -> Int64 { isCPU ? quantity.milliValue : quantity.value }

  /// The largest amount that is not above `units`; nil when that is none.
  func quantity(atMost units: Int64) -> Quantity? {
    let whole = units - units % step
    guard whole > 0 else { return nil }
    if isCPU { return Quantity(milli: whole) }
    return Quantity(whole, format: isBytes ? .binarySI : .decimalSI)
  }
}
