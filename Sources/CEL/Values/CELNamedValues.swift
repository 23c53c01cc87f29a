import Synchronization

/// Values with names, each worked out when an expression first asks for it: a policy's variables.
public final class CELNamedValues: Sendable {
  private struct State {
    var known: [String: Result<CELValue, CELFailure>] = [:]
    var cost = 0
  }

  private let state = Mutex(State())
  private let make: @Sendable (String, CELNamedValues) -> (result: Result<CELValue, CELFailure>, cost: Int)

  /// - Parameter make: works out the value of a name, and says what that cost; it may ask for other names meanwhile, but not for those
  ///   that lead back to its own.
  public init(_ make: @escaping @Sendable (String, CELNamedValues) -> (result: Result<CELValue, CELFailure>, cost: Int))
  {
    self.make = make
  }

  /// What all that was asked for cost, in the API server's units.
  public var cost: Int { state.withLock(\.cost) }

  func value(_ name: String) -> Result<CELValue, CELFailure> {
    if let known = state.withLock({ $0.known[name] }) { return known }
    let (result, cost) = make(name, self)
    state.withLock { state in
      state.known[name] = result
      state.cost += cost
    }
    return result
  }
}
