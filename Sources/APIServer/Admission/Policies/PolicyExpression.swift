import CEL
import Synchronization

/// The expressions of policies, each compiled once, however many requests and forks of a server ask for it.
enum PolicyExpression {
  /// All that decides what an expression is compiled to.
  struct Source: Hashable, Sendable {
    let text: String
    let place: Place
    let hasParams: Bool
    /// Those that are defined before it.
    let variables: [CELType.Field]
    let minor: Int
  }

  /// Where in a policy an expression stands, which says what it may use.
  enum Place: Hashable, Sendable {
    case matchCondition, validation, message
  }

  private static let compiled = Mutex<[Source: Result<CELExpression, CELRefusal>]>([:])
  private static let most = 10_000

  static func of(_ source: Source) -> Result<CELExpression, CELRefusal> {
    if let known = compiled.withLock({ $0[source] }) { return known }
    let fields = CELType.policyVariables(
      hasParams: source.hasParams, hasAuthorizer: source.place != .message,
      variables: source.place == .matchCondition ? nil : source.variables)
    let made = Result { () throws(CELRefusal) in
      try CELExpression(source.text, variables: fields, features: .policies(minor: source.minor))
    }
    compiled.withLock { all in
      if all.count >= most { all.removeAll() }
      all[source] = made
    }
    return made
  }
}
