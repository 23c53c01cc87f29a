public import YAML

/// What an API server answers, as plain values.
public struct AdmitReport: Sendable {
  /// What became of an object or a request.
  public enum Outcome: String, Sendable {
    case created, changed, unchanged, deleted, answered, refused
  }

  /// A text about a place.
  public struct Remark: Sendable {
    public var text: String
    /// The path of the field; empty where no field is meant.
    public var field: String
    /// `FieldValueInvalid`; empty for what has no name.
    public var reason: String
    /// Empty where nobody wrote it.
    public var file: String
    public var line: Int
    public var column: Int

    public init(
      _ text: String, field: String = "", reason: String = "", file: String = "", line: Int = 0, column: Int = 0
    ) {
      self.text = text
      self.field = field
      self.reason = reason
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// What became of a workload's pods.
  public struct Pods: Sendable {
    public var wanted: Int
    public var created: Int
    /// Who refused the first that was refused; empty if none was.
    public var station: String
    public var refusal: Remark?
    public var warnings: [Remark]

    public init(wanted: Int, created: Int, station: String, refusal: Remark?, warnings: [Remark]) {
      self.wanted = wanted
      self.created = created
      self.station = station
      self.refusal = refusal
      self.warnings = warnings
    }
  }

  /// What came of one request or object.
  public struct Result: Sendable {
    /// Makes the answer, in the shape of a document; nil where nobody shows it.
    public var answer: (@Sendable () -> YAMLDraft)?
    public var verb: String
    public var outcome: Outcome
    public var kind: String
    public var namespace: String
    public var name: String
    /// Where the object, or the request, is written.
    public var file: String
    public var line: Int
    /// Who refused; empty for what was done.
    public var station = ""
    /// Why it was refused.
    public var refusal: Remark?
    /// The single errors, where there are some.
    public var causes: [Remark] = []
    public var warnings: [Remark] = []
    /// What is stored, and what was given; nil where nobody shows what was added.
    public var stored: YAMLDraft?
    public var given: YAMLDraft?
    /// nil for what makes no pods.
    public var pods: Pods?

    public init(
      answer: (@Sendable () -> YAMLDraft)?, verb: String, outcome: Outcome, kind: String, namespace: String,
      name: String, file: String,
      line: Int
    ) {
      self.answer = answer
      self.verb = verb
      self.outcome = outcome
      self.kind = kind
      self.namespace = namespace
      self.name = name
      self.file = file
      self.line = line
    }

    /// What defaults and admission added or changed: a path and what stands there now.
    public var added: [(path: String, value: String)] {
      stored.flatMap { stored in given.map { AddedFields.of(stored, given: $0) } } ?? []
    }

    /// `Deployment shop/web`.
    public var title: String {
      let path = namespace.isEmpty ? name : "\(namespace)/\(name)"
      if name.isEmpty { return kind.isEmpty ? "object" : kind }
      return kind.isEmpty ? path : "\(kind) \(path)"
    }

    /// Whether it, or one of its pods, is refused.
    public var isRefused: Bool { outcome == .refused || pods?.refusal != nil }
  }

  public var results: [Result]
  /// What was taken for granted.
  public var assumptions: [String] = []
  /// Whether what was added is shown to people.
  public var showsAdded = false
  /// What is wrong with the input as a whole.
  public var problems: [ReportProblem] = []

  public init(results: [Result]) { self.results = results }

  public var isFine: Bool { !results.contains(where: \.isRefused) }

  /// `3 created, 1 refused`.
  var counts: [(outcome: Outcome, count: Int)] {
    let order: [Outcome] = [.created, .changed, .unchanged, .deleted, .answered, .refused]
    var counts: [Outcome: Int] = [:]
    for place in results.indices { counts[results[place].outcome, default: 0] += 1 }
    return order.compactMap { outcome in counts[outcome].map { (outcome, $0) } }
  }
}

extension AdmitReport: ProblemReport {
  public static var ofNothing: AdmitReport { AdmitReport(results: []) }
}
