public import Store

/// Says whether a user may do what is asked.
public protocol Authorizer: Sendable {
  /// - Throws: the refusal, as the client hears it.
  func authorize(_ request: Request, _ route: Route, _ store: ObjectStore) throws(RequestError)
}
