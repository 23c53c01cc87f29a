/// Who asks.
public struct User: Hashable, Sendable {
  public var name: String
  public var groups: [String]
  public var uid = ""
  /// What else is known of who it is.
  public var extra: [String: [String]] = [:]

  public init(name: String, groups: [String] = []) {
    self.name = name
    self.groups = groups
  }

  /// Of whom nobody knows who it is.
  public static let anonymous = User(name: "system:anonymous", groups: ["system:unauthenticated"])
  /// The cluster's administrator.
  public static let administrator = User(name: "admin", groups: ["system:masters", "system:authenticated"])

  /// A user whom the server knows, as which everybody but the anonymous comes; a service account's name brings its groups.
  public static func authenticated(_ name: String, groups: [String] = []) -> User {
    if name == anonymous.name { return anonymous }
    var user = User(name: name, groups: groups)
    if let namespace = user.serviceAccountNamespace {
      for group in ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"] where !groups.contains(group) {
        user.groups.append(group)
      }
    }
    if !groups.contains("system:authenticated") { user.groups.append("system:authenticated") }
    return user
  }

  /// A service account as it speaks to the server.
  public static func serviceAccount(_ name: String, in namespace: String) -> User {
    User(
      name: "system:serviceaccount:\(namespace):\(name)",
      groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated"])
  }

  /// The namespace of a service account; nil for anybody else.
  public var serviceAccountNamespace: String? {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "system" && parts[1] == "serviceaccount" ? String(parts[2]) : nil
  }
}
