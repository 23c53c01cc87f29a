import SourceText

extension APIServer {
  /// Who a request counts as sent by.
  ///
  /// - Throws: what the client hears who may not speak for others.
  mutating func speaker(of request: Request, for access: Access) throws(RequestError) -> User {
    guard let other = request.impersonated else { return request.user }
    let isEmpty = other.groups.isEmpty && other.uid.isEmpty && other.extra.isEmpty
    if other.name.isEmpty {
      if isEmpty { return request.user }
      throw .badRequest(
        "requested \(other.shownByGo) without impersonating a user name", by: RequestError.Station.authentication)
    }
    if settings.authorizes { try checkImpersonation(of: other, by: request.user, for: access) }
    return other.impersonated
  }

  /// The way that last let this user speak for others is tried first, and has the word if none does.
  private mutating func checkImpersonation(
    of other: User, by user: User, for access: Access
  ) throws(RequestError) {
    var modes = ImpersonationMode.allCases
    if let last = lastImpersonation[user.name] { modes = [last] + modes.filter { $0 != last } }
    var refusal: RequestError?
    for mode in modes where mode.fits(other) {
      do throws(RequestError) {
        for wanted in mode.wanted(other, for: access) { try control.require(wanted, by: user) }
        lastImpersonation[user.name] = mode
        return
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
  }
}

extension User {
  /// With the groups that everybody of this name is in.
  fileprivate var impersonated: User {
    var user = self
    if groups.isEmpty, let namespace = serviceAccountNamespace {
      user.groups = ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"]
    }
    if name == User.anonymous.name {
      if !user.groups.contains("system:unauthenticated") { user.groups.append("system:unauthenticated") }
    } else if !user.groups.contains("system:authenticated"), !user.groups.contains("system:unauthenticated") {
      user.groups.append("system:authenticated")
    }
    return user
  }

  /// As Go prints the structure.
  fileprivate var shownByGo: String {
    func list(_ texts: [String]) -> String {
      texts.isEmpty ? "[]string(nil)" : "[]string{\(texts.map(GoText.quoted).joined(separator: ", "))}"
    }
    let pairs = extra.sorted { $0.key < $1.key }.map { "\(GoText.quoted($0.key)):\(list($0.value))" }
    let shown = pairs.isEmpty ? "map[string][]string(nil)" : "map[string][]string{\(pairs.joined(separator: ", "))}"
    return
      "&user.DefaultInfo{Name:\(GoText.quoted(name)), UID:\(GoText.quoted(uid)), Groups:\(list(groups)), Extra:\(shown)}"
  }
}
