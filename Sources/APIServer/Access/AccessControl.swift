import Kinds
import Store

/// All authorizers of a server, in the order in which they are asked: the group of masters, nodes, roles and bindings.
public struct AccessControl: Sendable {
  public let index: AccessIndex
  let store: ObjectStore
  let release: Release

  /// Whether a user may.
  public func decide(_ access: Access, by user: User) -> AccessDecision {
    if user.isMaster { return .allowed() }
    let node = NodeAuthorizer(store: store).decide(access, by: user)
    if node.isAllowed { return node }
    let roles = index.decide(access, by: user)
    if roles.isAllowed { return roles }
    // Since 1.37 the node authorizer's words say whose they are.
    let words = node.reason.isEmpty || release < Release(minor: 37) ? node.reason : "node: \(node.reason)"
    return .unsettled([words, roles.reason].filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// - Throws: what the client hears who may not.
  func require(_ access: Access, by user: User) throws(RequestError) {
    let decision = decide(access, by: user)
    if !decision.isAllowed { throw .unauthorized(access, user, reason: decision.reason) }
  }
}
