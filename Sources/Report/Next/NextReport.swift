public import Store
import Symbols

/// What a controller would do next, as plain values.
public struct NextReport: Sendable {
  /// One request that it would send.
  public struct Write: Sendable {
    public var verb: String
    /// `pods`, `replicasets/status`.
    public var resource: String
    /// `namespace/name`.
    public var name: String
    /// What it changes; empty for what is made or deleted.
    public var change: String
    /// Why; empty where nobody says.
    public var reason: String

    public init(verb: String, resource: String, name: String, change: String, reason: String) {
      self.verb = verb
      self.resource = resource
      self.name = name
      self.change = change
      self.reason = reason
    }
  }

  /// One event that it would record.
  public struct Event: Sendable {
    public var isWarning: Bool
    public var reason: String
    public var object: String
    public var message: String

    public init(isWarning: Bool, reason: String, object: String, message: String) {
      self.isWarning = isWarning
      self.reason = reason
      self.object = object
      self.message = message
    }
  }

  /// `replicaset default/web`.
  public var title: String
  /// The moment and the version that are played.
  public var moment: String
  public var writes: [Write]
  public var events: [Event]
  /// Why it does what it does, or nothing.
  public var reasons: [String]
  /// What ends the step early; empty if nothing does.
  public var error: String
  /// When it looks again by itself; nil if it waits for a change.
  public var again: String?
  /// The step as an object.
  public var document: Value
  /// What is wrong with the input as a whole.
  public var problems: [ReportProblem] = []

  public init(
    title: String, moment: String, writes: [Write], events: [Event], reasons: [String], error: String, again: String?,
    document: Value
  ) {
    self.title = title
    self.moment = moment
    self.writes = writes
    self.events = events
    self.reasons = reasons
    self.error = error
    self.again = again
    self.document = document
  }
}

extension NextReport: ProblemReport {
  public static var ofNothing: NextReport {
    NextReport(
      title: "", moment: "", writes: [], events: [], reasons: [], error: "", again: nil,
      document: ["writes": [], "events": [], "reasons": []])
  }
}
