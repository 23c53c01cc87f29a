import Kubernetes
public import Symbols

/// How an amount of a resource is told to a person: `500m` of cpu, `1.5Gi` of memory, `4` of anything else.
public struct ResourceUnit: Sendable {
  private enum Kind: Sendable {
    case milli, bytes, count
  }

  private let kind: Kind

  public init(_ resource: Symbol) {
    switch resource {
    case .cpu: kind = .milli
    case .memory, .ephemeralStorage: kind = .bytes
    default: kind = resource.hasPrefix("hugepages-") ? .bytes : .count
    }
  }

  public func text(_ amount: Int64) -> String {
    switch kind {
    case .count: return "\(amount)"
    case .milli: return amount % 1000 == 0 ? "\(amount / 1000)" : "\(amount)m"
    case .bytes: return Self.bytes(amount)
    }
  }

  /// The largest unit in which the amount is at least 1, with one decimal, cut not rounded so that "free" never
  /// promises too much.
  private static func bytes(_ amount: Int64) -> String {
    guard amount >= 1024 else { return "\(amount)" }
    var unit: Int64 = 1024
    var name = 0
    let names = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    while name + 1 < names.count, amount / 1024 >= unit {
      unit *= 1024
      name += 1
    }
    let tenths = (amount % unit) / (unit / 10)
    let fraction = min(tenths, 9)
    return fraction == 0 ? "\(amount / unit)\(names[name])" : "\(amount / unit).\(fraction)\(names[name])"
  }
}
