public import SourceText
public import YAML

/// What a client gets.
public struct Answer: Sendable {
  /// The HTTP status.
  public var code: Int
  /// Set where the server answers a Status.
  public var status: Status?
  /// The object or list.
  public var object: YAMLDraft?
  /// What is answered where it is no JSON.
  public var text: String?
  /// The texts of the `Warning` headers.
  public var warnings: [Warning] = []
  /// Who has a say and could not be asked.
  public var notPlayed: [NotPlayed] = []
  /// Who refused; nil for what was done.
  public var station: String?
  /// What is to blame for a refusal, where one thing is.
  public var position: SourcePosition?
  /// What was sent, as it was read, for those who want to see what the way added.
  public var sent: YAMLDraft?

  /// A Status of the API: why not, or that it is done.
  public struct Status: Sendable {
    public var isSuccess: Bool
    public var reason: String
    public var message: String
    public var details: StatusDetails?

    public init(isSuccess: Bool, reason: String = "", message: String = "", details: StatusDetails? = nil) {
      self.isSuccess = isSuccess
      self.reason = reason
      self.message = message
      self.details = details
    }
  }

  public init(code: Int, object: YAMLDraft) {
    self.code = code
    self.object = object
  }

  public init(code: Int, status: Status) {
    self.code = code
    self.status = status
  }

  public init(code: Int, text: String) {
    self.code = code
    self.text = text
  }

  public init(_ error: RequestError) {
    code = error.code
    status = Status(isSuccess: false, reason: error.reason, message: error.message, details: error.details)
    station = error.station
    position = error.position
    warnings = error.warnings
    notPlayed = error.notPlayed
    if error.isPlainText {
      status = nil
      text = error.message
    }
  }

  public var isRefused: Bool { code >= 400 }
}

/// A text that a client gets beside the answer.
public struct Warning: Hashable, Sendable {
  public var text: String
  /// What it is about, where it is about one thing.
  public var position: SourcePosition?

  public init(_ text: String, at position: SourcePosition? = nil) {
    self.text = text
    self.position = position
  }
}

/// The details of a Status.
public struct StatusDetails: Hashable, Sendable {
  public var name: String
  public var group: String
  /// The resource, or the kind where the object is invalid.
  public var kind: String
  public var retryAfterSeconds: Int64
  public var causes: [Cause]

  public struct Cause: Hashable, Sendable {
    public var reason: String
    public var message: String
    public var field: String
    /// Where it stands.
    public var position: SourcePosition?

    public init(reason: String, message: String, field: String = "", position: SourcePosition? = nil) {
      self.reason = reason
      self.message = message
      self.field = field
      self.position = position
    }
  }

  public init(
    name: String = "", group: String = "", kind: String = "", retryAfterSeconds: Int64 = 0, causes: [Cause] = []
  ) {
    self.name = name
    self.group = group
    self.kind = kind
    self.retryAfterSeconds = retryAfterSeconds
    self.causes = causes
  }
}
