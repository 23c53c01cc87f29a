public import SourceText

/// Why a request is refused, as the client hears it.
public struct RequestError: Error, Sendable {
  public var code: Int
  public var reason: String
  public var message: String
  public var details: StatusDetails?
  /// Who refuses: a plugin's name, or one of ``Station``.
  public var station: String
  /// What is to blame, where one thing is.
  public var position: SourcePosition?
  /// Whether the message is all that is answered, as text.
  public var isPlainText = false
  /// What the client is told beside the refusal.
  public var warnings: [Warning] = []
  /// Who has a say and could not be asked.
  public var notPlayed: [NotPlayed] = []

  /// The stations of a request that are no plugin.
  public enum Station {
    public static let routing = "routing"
    public static let authentication = "authentication"
    public static let authorization = "authorization"
    public static let decoding = "decoding"
    public static let validation = "validation"
    public static let storage = "storage"
    public static let eviction = "eviction"
    public static let patch = "patch"
  }

  public init(
    _ code: Int, _ reason: String, _ message: String, details: StatusDetails? = nil, by station: String,
    at position: SourcePosition? = nil
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.details = details
    self.station = station
    self.position = position
  }
}

extension RequestError {
  public static func badRequest(
    _ message: String, by station: String = Station.decoding, at position: SourcePosition? = nil
  ) -> RequestError {
    RequestError(400, "BadRequest", message, by: station, at: position)
  }

  /// - Parameter resource: `deployments`; nothing for what is no resource.
  public static func notFound(_ resource: ServedResource, _ name: String) -> RequestError {
    RequestError(
      404, "NotFound", "\(resource.qualified) \(GoText.quoted(name)) not found",
      details: StatusDetails(name: name, group: resource.group, kind: resource.name), by: Station.storage)
  }

  /// A path that no resource has.
  public static let noSuchPath = RequestError(
    404, "NotFound", "the server could not find the requested resource", details: StatusDetails(), by: Station.routing)

  /// A path of no group at all.
  public static let noSuchPage: RequestError = {
    var error = RequestError(404, "NotFound", "404 page not found\n", by: Station.routing)
    error.isPlainText = true
    return error
  }()

  /// What nothing at the path answers.
  public static let methodNotAllowed = RequestError(
    405, "MethodNotAllowed", "the server does not allow this method on the requested resource",
    details: StatusDetails(), by: Station.routing)

  public static func alreadyExists(_ resource: ServedResource, _ name: String) -> RequestError {
    RequestError(
      409, "AlreadyExists", "\(resource.qualified) \(GoText.quoted(name)) already exists",
      details: StatusDetails(name: name, group: resource.group, kind: resource.name), by: Station.storage)
  }

  /// - Parameter resource: with a subresource where one is meant: `pods/binding`.
  public static func conflict(
    _ resource: String, group: String = "", _ name: String, _ text: String, by station: String = Station.storage
  ) -> RequestError {
    let qualified = group.isEmpty ? resource : "\(resource).\(group)"
    return RequestError(
      409, "Conflict", "Operation cannot be fulfilled on \(qualified) \(GoText.quoted(name)): \(text)",
      details: StatusDetails(name: name, group: group, kind: resource), by: station)
  }

  /// The object was changed since the client read it.
  public static func stale(_ resource: ServedResource, _ name: String) -> RequestError {
    conflict(
      resource.name, group: resource.group, name,
      "the object has been modified; please apply your changes to the latest version and try again")
  }

  /// What an admission plugin refuses: `pods "web" is forbidden: …`.
  public static func forbidden(
    _ resource: ServedResource, _ name: String, _ text: String, by station: String, at position: SourcePosition? = nil
  ) -> RequestError {
    let message =
      name.isEmpty
      ? "\(resource.qualified) is forbidden: \(text)"
      : "\(resource.qualified) \(GoText.quoted(name)) is forbidden: \(text)"
    return RequestError(
      403, "Forbidden", message, details: StatusDetails(name: name, group: resource.group, kind: resource.name),
      by: station, at: position)
  }

  /// What goes wrong in the server without a better word for it.
  public static func internalError(_ message: String, by station: String) -> RequestError {
    RequestError(500, "", message, by: station)
  }
}
