import Kubernetes

extension CELEvaluation {
  /// The functions of quantities and versions.
  mutating func performOnAmount(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    switch values[0] {
    case .string(let text): return try read(routine, text, values.dropFirst().first)
    case .quantity(let amount): return try perform(routine, amount, values.dropFirst().first)
    case .semver(let version): return try perform(routine, version, values.dropFirst().first)
    default: throw .noSuchOverload
    }
  }

  private mutating func read(
    _ routine: CELRoutine, _ text: String, _ option: CELValue?
  ) throws(CELFailure) -> CELValue {
    try work(text.utf8.count / 10)
    switch routine {
    case .quantity:
      do throws(QuantityError) { return .quantity(try Quantity(text)) } catch { throw .runtime(error.message) }
    case .isQuantity: return .bool((try? Quantity(text)) != nil)
    case .semver, .isSemver:
      var isTolerant = false
      switch option {
      case nil: break
      case .bool(let bool): isTolerant = bool
      default: throw .noSuchOverload
      }
      do throws(CELFailure) {
        let version = isTolerant ? try SemanticVersion(tolerating: text) : try SemanticVersion(text)
        return routine == .semver ? .semver(version) : .bool(true)
      } catch {
        if routine == .isSemver { return .bool(false) }
        throw error
      }
    default: throw .noSuchOverload
    }
  }

  private func perform(
    _ routine: CELRoutine, _ amount: Quantity, _ other: CELValue?
  ) throws(CELFailure) -> CELValue {
    switch (routine, other) {
    case (.sign, nil): return .int(amount.isZero ? 0 : amount.isNegative ? -1 : 1)
    case (.isInteger, nil): return .bool(Self.whole(amount) != nil)
    case (.asInteger, nil):
      guard let number = Self.whole(amount) else { throw .runtime("cannot convert value to integer") }
      return .int(number)
    case (.asApproximateFloat, nil): return .double(Self.approximate(amount))
    case (.isGreaterThan, .quantity(let other)): return .bool(other < amount)
    case (.isLessThan, .quantity(let other)): return .bool(amount < other)
    case (.compareTo, .quantity(let other)): return .int(amount < other ? -1 : amount == other ? 0 : 1)
    case (.addQuantity, .quantity(let other)): return .quantity(amount + other)
    case (.addQuantity, .int(let number)): return .quantity(amount + Quantity(number))
    case (.subtractQuantity, .quantity(let other)): return .quantity(amount - other)
    case (.subtractQuantity, .int(let number)): return .quantity(amount - Quantity(number))
    default: throw .noSuchOverload
    }
  }

  /// nil for what is no whole number of 64 bits.
  private static func whole(_ amount: Quantity) -> Int64? {
    let number = amount.value
    return Quantity(number) == amount ? number : nil
  }

  private static func approximate(_ amount: Quantity) -> Double {
    let number = amount.value
    if Quantity(number) == amount { return Double(number) }
    let thousandths = amount.milliValue
    if Quantity(milli: thousandths) == amount { return Double(thousandths) / 1000 }
    return Double(amount.canonicalText) ?? Double(number)
  }

  private func perform(
    _ routine: CELRoutine, _ version: SemanticVersion, _ other: CELValue?
  ) throws(CELFailure) -> CELValue {
    switch (routine, other) {
    case (.major, nil): return .int(Int64(truncatingIfNeeded: version.major))
    case (.minor, nil): return .int(Int64(truncatingIfNeeded: version.minor))
    case (.patch, nil): return .int(Int64(truncatingIfNeeded: version.patch))
    case (.isGreaterThan, .semver(let other)): return .bool(version.compare(other) > 0)
    case (.isLessThan, .semver(let other)): return .bool(version.compare(other) < 0)
    case (.compareTo, .semver(let other)): return .int(Int64(version.compare(other)))
    default: throw .noSuchOverload
    }
  }
}
