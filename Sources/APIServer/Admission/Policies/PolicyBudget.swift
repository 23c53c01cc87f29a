/// What the expressions of a policy may cost together, in the API server's units.
///
/// Source: the limits of `k8s.io/apiserver/pkg/apis/cel`.
struct PolicyBudget {
  private(set) var left: Int

  static let policy = PolicyBudget(left: 10_000_000)
  static let matchConditions = PolicyBudget(left: 2_500_000)

  /// False once it is used up.
  mutating func spend(_ cost: Int) -> Bool {
    left = max(-1, left - cost)
    return left >= 0
  }

  static let exhausted = "validation failed due to running out of cost budget, no further validation rules will be run"
}
