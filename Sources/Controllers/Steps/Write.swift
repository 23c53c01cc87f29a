public import Store
public import Symbols

/// One request that a controller sends to the API server.
public struct Write: Sendable {
  public enum Verb: String, Sendable {
    case create, update, patch, delete
  }

  public var verb: Verb
  public var kind: Symbol
  /// `status`, `scale`; empty for the object itself.
  public var subresource = ""
  /// Of a create whose name the server makes: the one that is played, see ``Value``'s `metadata.generateName`.
  public var key: ObjectKey
  /// What a create sends.
  public var object: Value = .null
  /// A merge patch from the stored object to what an update or a patch makes of it.
  public var change: Value = .null
  /// What a delete asks for.
  public var options = DeleteOptions()
  /// Why, in a few words; empty where the write says it.
  public var reason = ""

  /// Whether the server makes the name.
  public var isNamedByServer: Bool { verb == .create && object["metadata"]["name"].isNull }
}

/// What a delete may ask for.
public struct DeleteOptions: Hashable, Sendable {
  public var gracePeriodSeconds: Int64?
  /// `Background`, `Foreground`, `Orphan`; empty for the kind's own.
  public var propagation = ""
  /// The uid that the object must have, for instance.
  public var preconditions: Value = .null

  public init(gracePeriodSeconds: Int64? = nil, propagation: String = "", preconditions: Value = .null) {
    self.gracePeriodSeconds = gracePeriodSeconds
    self.propagation = propagation
    self.preconditions = preconditions
  }
}
