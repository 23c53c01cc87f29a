/// The query parameters of a request, and what a body of DeleteOptions says.
public struct RequestOptions: Sendable {
  public enum PatchType: String, Sendable {
    case strategic, merge, json, apply
  }

  public var isDryRun = false
  /// `Strict`, `Warn`, `Ignore`, or what a client made of it.
  public var fieldValidation = "Strict"
  /// Who owns the fields that are written; nil: what the client calls itself, and `kubectl` for an apply.
  public var fieldManager: String?
  /// Whether an apply takes over fields of others.
  public var force = false
  public var patchType = PatchType.strategic
  public var labelSelector = ""
  public var fieldSelector = ""
  public var gracePeriodSeconds: Int64?
  /// `Foreground`, `Background` or `Orphan`; empty: as the kind has it.
  public var propagationPolicy = ""
  /// What the object must still be, for a deletion.
  public var preconditions = Preconditions()
  /// Whether an update without a resourceVersion is meant: other updates get the stored one, as kubectl sends them.
  public var isUnconditional = false
  /// Whether the body's keys arrive in alphabetical order, as kubectl sends a manifest's, and not as they stand.
  public var sortsKeys = false

  public struct Preconditions: Sendable {
    public var uid: String?
    public var resourceVersion: String?

    public init(uid: String? = nil, resourceVersion: String? = nil) {
      self.uid = uid
      self.resourceVersion = resourceVersion
    }
  }

  public init() {}
}
