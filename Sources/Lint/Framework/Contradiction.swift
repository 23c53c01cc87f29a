import Kubernetes
import Symbols

/// Requirements on one label that no value can fulfil.
enum Contradiction {
  /// Whether any are in a selection.
  static func isIn(_ selection: [NodeCondition]) -> Bool { first(in: selection) != nil }

  /// The fewest that contradict each other, in their order: a pair where there is one, else all of one label.
  static func first(in selection: [NodeCondition]) -> [NodeCondition]? {
    for second in selection.indices {
      for first in 0..<second where contradict([selection[first], selection[second]]) {
        return [selection[first], selection[second]]
      }
    }
    for condition in selection {
      let rivals = selection.filter {
        $0.isField == condition.isField && $0.requirement.key == condition.requirement.key
      }
      if rivals.count > 2, contradict(rivals) { return rivals }
    }
    return nil
  }

  /// Whether no value, and no missing label either, fulfils all.
  private static func contradict(_ conditions: [NodeCondition]) -> Bool {
    guard let first = conditions.first,
      conditions.allSatisfy({ $0.isField == first.isField && $0.requirement.key == first.requirement.key })
    else { return false }
    let requirements = conditions.map(\.requirement)
    if requirements.contains(where: { $0.operator == .unknown }) { return false }
    let isFulfilled = { (value: Symbol?) in requirements.allSatisfy { $0.matches(value) } }
    if isFulfilled(nil) { return false }
    // Values that are listed are all there are, or there are numbers in between, or any other text will do.
    let listed = requirements.filter { $0.operator == .in || $0.operator == .equals }.flatMap(\.values)
    if requirements.contains(where: { $0.operator == .in || $0.operator == .equals }) {
      return !listed.contains { isFulfilled($0) }
    }
    if requirements.contains(where: { $0.operator == .doesNotExist }) { return true }
    let bounds = requirements.filter { $0.operator == .greaterThan || $0.operator == .lessThan }
    guard !bounds.isEmpty else { return false }
    return !numbers(between: bounds, except: requirements.flatMap(\.values).count).contains {
      isFulfilled(Symbol("\($0)"))
    }
  }

  /// Enough numbers around the bounds that some of them is ruled out by no `NotIn`.
  private static func numbers(between bounds: [LabelSelector.Requirement], except count: Int) -> [Int64] {
    let reach = Int64(min(count, 1000) + 1)
    return bounds.compactMap { $0.values.first?.decimalInt64 }.flatMap { bound -> [Int64] in
      (-reach...reach).compactMap { offset in
        let (number, overflow) = bound.addingReportingOverflow(offset)
        return overflow ? nil : number
      }
    }
  }
}
