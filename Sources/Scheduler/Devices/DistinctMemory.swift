import Kubernetes
import Symbols

/// What `distinctAttribute` holds up to 1.36: a value a request, its last device's. So a request's devices are compared
/// with the one before alone, and a device that is given back takes the request's value with it.
struct DistinctMemory {
  private var values: [Symbol: Device.Attribute] = [:]
  private var count = 0

  /// - Parameter value: nil for a device without the attribute.
  /// - Returns: whether the device may be taken; if so, it counts.
  mutating func add(_ value: Device.Attribute?, for request: Symbol) -> Bool {
    guard let value else { return false }
    if count > 0 {
      // A value of a type that nobody knows differs from none.
      let isDistinct = value == .unknown ? values.isEmpty : values.values.allSatisfy { $0 != value }
      guard isDistinct else { return false }
    }
    values[request] = value
    count += 1
    return true
  }

  /// A device of the request is given back.
  mutating func remove(_ request: Symbol) {
    values[request] = nil
    count -= 1
  }
}

extension DeviceEntry {
  /// The attribute that a constraint is about.
  func attribute(of constraint: DeviceConstraint) -> Device.Attribute? {
    switch constraint.rule {
    case .matchAttribute(let name), .distinctAttribute(let name): attribute(name)
    case .unknown: nil
    }
  }
}
