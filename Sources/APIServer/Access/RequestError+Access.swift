import SourceText
import Symbols

extension RequestError {
  /// `pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "shop"`.
  static func unauthorized(_ access: Access, _ user: User, reason: String) -> RequestError {
    let who = "User \(GoText.quoted(user.name)) cannot \(access.verb.text)"
    let why = reason.isEmpty ? "" : ": \(reason)"
    if let path = access.path {
      let shown = path.isEmpty ? "/" : path.text
      return RequestError(
        403, "Forbidden", "forbidden: \(who) path \(GoText.quoted(shown))\(why)", details: StatusDetails(),
        by: Station.authorization)
    }
    let resource = access.parts.resource
    let qualified = access.group.isEmpty ? resource : "\(resource).\(access.group.text)"
    let object = access.name.isEmpty ? qualified : "\(qualified) \(GoText.quoted(access.name.text))"
    let place =
      access.namespace.isEmpty ? " at the cluster scope" : " in the namespace \(GoText.quoted(access.namespace))"
    return RequestError(
      403, "Forbidden",
      "\(object) is forbidden: \(who) resource \(GoText.quoted(access.resource.text)) in API group "
        + "\(GoText.quoted(access.group.text))\(place)\(why)",
      details: StatusDetails(name: access.name.text, group: access.group.text, kind: resource),
      by: Station.authorization)
  }
}
