public import SourceText

/// Whether somebody may, and why.
public struct AccessDecision: Sendable {
  public var isAllowed: Bool
  /// In the words of the authorizer that decided; of all that had something to say where nobody allowed.
  public var reason = ""
  /// The binding that allows it; nil where it needs none.
  public var grant: AccessGrant?

  static func allowed(_ reason: String = "", by grant: AccessGrant? = nil) -> AccessDecision {
    AccessDecision(isAllowed: true, reason: reason, grant: grant)
  }

  static func unsettled(_ reason: String = "") -> AccessDecision { AccessDecision(isAllowed: false, reason: reason) }
}

/// What a binding gives to one of its subjects.
public struct AccessGrant: Hashable, Sendable {
  /// The binding's namespace; empty for a ClusterRoleBinding.
  public let namespace: String
  public let binding: String
  public let roleKind: String
  public let role: String
  public let subjectKind: String
  public let subject: String
  /// Of a service account.
  public let subjectNamespace: String
  /// Where the binding stands.
  public let position: SourcePosition

  public var isOfCluster: Bool { namespace.isEmpty }

  /// `RoleBinding "read/shop" of Role "reader" to User "jane"`.
  public var shown: String {
    let name = subjectKind == "ServiceAccount" ? "\(subject)/\(subjectNamespace)" : subject
    let binding =
      isOfCluster
      ? "ClusterRoleBinding \(GoText.quoted(binding))" : "RoleBinding \(GoText.quoted("\(binding)/\(namespace)"))"
    return "\(binding) of \(roleKind) \(GoText.quoted(role)) to \(subjectKind) \(GoText.quoted(name))"
  }
}
