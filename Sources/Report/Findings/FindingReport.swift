public import SourceText

/// What is wrong with manifests, as plain values: what `validate` and `lint` come to.
public struct FindingReport: Sendable {
  /// One thing that is wrong, with its place.
  public struct Finding: Sendable {
    public var rule: String
    public var severity = Severity.error
    /// What is wrong; of an API server it may have several lines.
    public var message: String
    /// bayplan's own remark on somebody else's message, empty without one.
    public var advice = ""
    public var line: Int
    public var column: Int
    /// Where it ends, the end not included; the start where only that is known.
    public var endLine: Int
    public var endColumn: Int
    /// The path of the field and the message without it, where the API server gave it; empty for rules of lint.
    public var field = ""
    public var detail = ""
    /// What `--fix` would do, empty where it does nothing.
    public var fixTitle = ""
    /// The same for the same finding after other lines have moved; empty where nothing needs it.
    public var fingerprint = ""

    public init(rule: String, message: String, line: Int, column: Int) {
      self.rule = rule
      self.message = message
      self.line = line
      self.column = column
      endLine = line
      endColumn = column
    }
  }

  /// One object that was looked at, whether anything is wrong with it or not.
  public struct Object: Sendable {
    public var file: String
    /// The document's number in its file, from 0.
    public var index: Int
    /// Empty, with the names, for what is in a file and in no object.
    public var kind: String
    public var namespace: String
    public var name: String
    public var line: Int
    public var findings: [Finding]

    public init(
      file: String, index: Int, kind: String, namespace: String, name: String, line: Int, findings: [Finding] = []
    ) {
      self.file = file
      self.index = index
      self.kind = kind
      self.namespace = namespace
      self.name = name
      self.line = line
      self.findings = findings
    }

    public var isValid: Bool { findings.isEmpty }

    /// `Deployment shop/web`, as far as it has one.
    public var title: String {
      let kind = kind.isEmpty ? "object" : kind
      if name.isEmpty { return kind }
      return namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
    }
  }

  /// What other programs are told about a rule.
  public struct Rule: Sendable {
    public var id: String
    public var severity: Severity
    public var summary: String
    /// Why it bites and what to do.
    public var help: String
    /// The same with headings and examples, in Markdown.
    public var markdown: String

    public init(id: String, severity: Severity, summary: String, help: String, markdown: String) {
      self.id = id
      self.severity = severity
      self.summary = summary
      self.help = help
      self.markdown = markdown
    }
  }

  /// Which program speaks.
  public enum Program: String, Sendable {
    /// All findings are errors, in the words of the API server.
    case validate
    case lint
  }

  public let program: Program
  /// In the order of the input.
  public var objects: [Object]
  /// Sorted by id; empty where the program has no rules of its own.
  public var rules: [Rule] = []
  /// The last line for people.
  public var summary: String
  /// What goes for all of it: what its runs took for granted, what was passed over.
  public var remarks = ReportRemarks()
  /// What could not be read, or not be tried.
  public var problems: [ReportProblem] = []
  /// From which severity on a finding is a failure.
  public var failing = Severity.error
  /// How annotations and SARIF call files.
  public var paths = RepositoryPaths()

  public init(_ program: Program, objects: [Object], summary: String) {
    self.program = program
    self.objects = objects
    self.summary = summary
  }

  /// Whether nothing is a failure.
  public var isFine: Bool { objects.allSatisfy { $0.findings.allSatisfy { $0.severity < failing } } }

  public var findingCount: Int { objects.reduce(0) { $0 + $1.findings.count } }
}
