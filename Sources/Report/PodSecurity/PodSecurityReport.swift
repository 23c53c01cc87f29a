/// What levels of pod security say of pods and of workloads' templates, as plain values.
public struct PodSecurityReport: Sendable {
  /// What is said of one object.
  public struct Result: Sendable {
    public var kind: String
    public var namespace: String
    public var name: String
    public var file: String
    public var line: Int
    /// In the order asked for.
    public var levels: [Level]
    /// The strictest level whose latest version lets it in: `restricted`, `baseline` or `privileged`.
    public var strictest: String

    public init(
      kind: String, namespace: String, name: String, file: String, line: Int, levels: [Level], strictest: String
    ) {
      self.kind = kind
      self.namespace = namespace
      self.name = name
      self.file = file
      self.line = line
      self.levels = levels
      self.strictest = strictest
    }

    public var isAllowed: Bool { levels.allSatisfy(\.violations.isEmpty) }
  }

  /// What one level says of an object.
  public struct Level: Sendable {
    /// `restricted:v1.25`.
    public var policy: String
    /// In the API server's order.
    public var violations: [Violation]
    /// The API server's short words, and its long ones.
    public var reason: String
    public var detail: String

    public init(policy: String, violations: [Violation], reason: String, detail: String) {
      self.policy = policy
      self.violations = violations
      self.reason = reason
      self.detail = detail
    }
  }

  /// What one check finds fault with.
  public struct Violation: Sendable {
    public var check: String
    public var reason: String
    public var detail: String
    /// The lines of the object's file that are at fault, or of what lacks a value; ascending, each once.
    public var lines: [Int]

    public init(check: String, reason: String, detail: String, lines: [Int]) {
      self.check = check
      self.reason = reason
      self.detail = detail
      self.lines = lines
    }
  }

  /// In the order of the input.
  public var results: [Result]
  /// What is wrong with the input as a whole.
  public var problems: [ReportProblem] = []

  public init(results: [Result]) {
    self.results = results
  }

  public var isAllowed: Bool { results.allSatisfy(\.isAllowed) }

  /// The strictest level that a namespace with all of them could enforce today.
  public var strictest: String {
    ["privileged", "baseline", "restricted"].first { level in results.contains { $0.strictest == level } }
      ?? "restricted"
  }
}

extension PodSecurityReport: ProblemReport {
  public static var ofNothing: PodSecurityReport { PodSecurityReport(results: []) }
}
