import Kubernetes

extension Device.Capacity {
  /// What a request really takes: rounded up as the policy says, all of it where neither names an amount.
  ///
  /// - Parameter byThousandths: whether a range that is not made of whole numbers goes by thousandths; by whole numbers
  ///   otherwise, each rounded up.
  func consumption(for request: Quantity?, byThousandths: Bool) -> Quantity {
    guard let request else { return requestPolicy?.standard ?? value }
    guard let policy = requestPolicy else { return request }
    if let range = policy.validRange, let least = range.min {
      if request < least { return least }
      guard let step = range.step else { return request }
      let scale = RangeScale(range, byThousandths: byThousandths)
      let unit = max(1, scale.amount(step))
      let (above, overflow) = scale.amount(request).subtractingReportingOverflow(scale.amount(least))
      if overflow { return request }
      let steps = above / unit + (above % unit > 0 ? 1 : 0)
      let (rise, tooFar) = steps.multipliedReportingOverflow(by: unit)
      let (sum, isTooMuch) = scale.amount(least).addingReportingOverflow(rise)
      return tooFar || isTooMuch ? request : scale.quantity(sum)
    }
    return policy.validValues.first { !($0 < request) } ?? request
  }
}

extension CapacityRequestPolicy {
  /// Whether an amount may be taken.
  func allows(_ amount: Quantity, byThousandths: Bool) -> Bool {
    if let standard, amount == standard { return true }
    if let range = validRange {
      if let most = range.max, most < amount { return false }
      guard let step = range.step else { return true }
      let scale = RangeScale(range, byThousandths: byThousandths)
      let unit = scale.amount(step)
      if unit <= 0 { return true }
      let (above, overflow) = scale.amount(amount).subtractingReportingOverflow(range.min.map(scale.amount) ?? 0)
      return !overflow && above % unit == 0
    }
    return validValues.isEmpty || validValues.contains(amount)
  }
}

/// In which units a range of capacity is reckoned with.
private struct RangeScale {
  private let isThousandths: Bool

  init(_ range: CapacityRequestPolicy.Range, byThousandths: Bool) {
    let bounds = [range.min, range.max, range.step].compactMap { $0 }
    isThousandths =
      byThousandths && bounds.contains { $0.milliValue % 1000 != 0 }
      && bounds.allSatisfy { $0.value.magnitude < UInt64(Int64.max / 1000) }
  }

  /// Rounded up to a whole number of the units.
  func amount(_ quantity: Quantity) -> Int64 { isThousandths ? quantity.milliValue : quantity.value }

  func quantity(_ amount: Int64) -> Quantity { isThousandths ? Quantity(milli: amount) : Quantity(amount) }
}
