import Symbols

/// One bound of a LimitRange on one resource.
struct LimitConstraint {
  private enum Kind {
    case minimum, maximum, ratio
  }

  private let kind: Kind
  private let resource: Symbol
  private let bound: Quantity
  /// What is bounded: `Container` or `Pod`.
  private let type: Symbol

  /// Minima, then maxima, then ratios, each in the order of the resources' names.
  static func all(of item: LimitRange.Item) -> [LimitConstraint] {
    func constraints(_ kind: Kind, _ bounds: ResourceList) -> [LimitConstraint] {
      bounds.amounts.sorted { $0.name.precedes($1.name) }.map {
        LimitConstraint(kind: kind, resource: $0.name, bound: $0.quantity, type: item.type)
      }
    }
    return constraints(.minimum, item.min) + constraints(.maximum, item.max)
      + constraints(.ratio, item.maxLimitRequestRatio)
  }

  /// What is wrong with the resources, nil when they keep to the bound.
  func violation(by resources: ResourceRequirements) -> String? {
    let request = resources.requests[resource]
    let limit = resources.limits[resource]
    let values = Values(request ?? .zero, limit ?? .zero, bound)
    switch kind {
    case .minimum:
      guard let request else { return "\(rule).  No request is specified" }
      if values.request < values.bound { return "\(rule), but request is \(request.canonicalText)" }
      if let limit, values.limit < values.bound { return "\(rule), but limit is \(limit.canonicalText)" }
    case .maximum:
      guard let limit else { return "\(rule).  No limit is specified" }
      if values.limit > values.bound { return "\(rule), but limit is \(limit.canonicalText)" }
      if let request, values.request > values.bound { return "\(rule), but request is \(request.canonicalText)" }
    case .ratio:
      guard request != nil, values.request != 0 else { return "\(rule), but no request is specified or request is 0" }
      guard limit != nil, values.limit != 0 else { return "\(rule), but no limit is specified or limit is 0" }
      if values.exceedRatio(bound) { return "\(rule), but provided ratio is \(values.ratioText)" }
    }
    return nil
  }

  /// The same of a claim, which has requests alone.
  func violation(byClaim requests: ResourceList) -> String? {
    let request = requests[resource]
    let values = Values(request ?? .zero, .zero, bound)
    switch kind {
    case .minimum:
      guard let request else { return "\(rule).  No request is specified" }
      return values.request < values.bound ? "\(rule), but request is \(request.canonicalText)" : nil
    case .maximum:
      guard let request else { return "\(rule).  No request is specified" }
      return values.request > values.bound ? "\(rule), but request is \(request.canonicalText)" : nil
    case .ratio: return nil
    }
  }

  private var rule: String {
    let bound = bound.canonicalText
    return switch kind {
    case .minimum: "minimum \(resource.text) usage per \(type.text) is \(bound)"
    case .maximum: "maximum \(resource.text) usage per \(type.text) is \(bound)"
    case .ratio: "\(resource.text) max limit to request ratio per \(type.text) is \(bound)"
    }
  }

  /// Request, limit and bound in thousandths, or in whole units where one of them is too large for that.
  private struct Values {
    var request: Int64
    var limit: Int64
    var bound: Int64

    private static let largestMilli = Int64.max / 1000

    init(_ request: Quantity, _ limit: Quantity, _ bound: Quantity) {
      self.request = request.value
      self.limit = limit.value
      self.bound = bound.value
      guard self.request <= Self.largestMilli, self.limit <= Self.largestMilli, self.bound <= Self.largestMilli else {
        return
      }
      self.request = request.milliValue
      self.limit = limit.milliValue
      self.bound = bound.milliValue
    }

    private var ratio: Double { Double(limit) / Double(request) }

    func exceedRatio(_ quantity: Quantity) -> Bool {
      bound <= Self.largestMilli ? ratio * 1000 > Double(quantity.milliValue) : ratio > Double(bound)
    }

    /// With six decimals; a half goes to the even side.
    var ratioText: String {
      let whole = ratio.magnitude.rounded(.down)
      // The fraction in 2^-64ths, so that its millionths and what is left of them are exact.
      let fraction = UInt64((ratio.magnitude - whole) * 0x1p64)
      var (millionths, left) = fraction.multipliedFullWidth(by: 1_000_000)
      let half: UInt64 = 1 << 63
      if left > half || (left == half && millionths % 2 == 1) { millionths += 1 }
      let carry: UInt64 = millionths == 1_000_000 ? 1 : 0
      let digits = String(carry == 1 ? 0 : millionths)
      let sign = ratio < 0 ? "-" : ""
      return "\(sign)\(UInt64(whole) + carry).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
    }
  }
}
