/// How far bayplan's decisions and answers agree with Kubernetes' own, as reporters show it.
public struct ConformanceReport: Sendable {
  /// One a folder and version, in the order in which they were run.
  public var rows: [Row]
  /// Cases that differ.
  public var differences: [CaseDifference]
  /// Cases that cannot be judged, each as one line.
  public var problems: [String]

  public init(rows: [Row] = [], differences: [CaseDifference] = [], problems: [String] = []) {
    self.rows = rows
    self.differences = differences
    self.problems = problems
  }

  /// The cases of one folder, played as one version.
  public struct Row: Hashable, Sendable {
    public var folder: String
    /// The kube-scheduler that decided, or the API server that answered: `v1.35.4`.
    public var scheduler: String
    public var cases = Share()
    public var facts = Share()
    /// Among the cases: those that this scheduler refuses to start with.
    public var refusals = 0

    public init(folder: String, scheduler: String) {
      self.folder = folder
      self.scheduler = scheduler
    }
  }

  /// How many of how many agree.
  public struct Share: Hashable, Sendable {
    public var agreeing = 0
    public var total = 0

    public init() {}

    public mutating func add(agreeing: Int, of total: Int) {
      self.agreeing += agreeing
      self.total += total
    }

    /// `100 %` only when all agree: cut to two digits, never rounded up.
    public var percent: String {
      guard total > 0 else { return "-" }
      if agreeing == total { return "100 %" }
      let hundredths = Int(Double(agreeing) / Double(total) * 10_000)
      let fraction = hundredths % 100
      return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %"
    }
  }

  /// A case in which bayplan decides otherwise.
  public struct CaseDifference: Hashable, Sendable {
    /// With its folder: `curated/preemption-basic`.
    public var name: String
    public var scheduler: String
    /// The first fact that differs: `default/web-0 message`.
    public var fact: String
    public var expected: String
    public var actual: String
    /// How many facts differ.
    public var count: Int

    public init(name: String, scheduler: String, fact: String, expected: String, actual: String, count: Int) {
      self.name = name
      self.scheduler = scheduler
      self.fact = fact
      self.expected = expected
      self.actual = actual
      self.count = count
    }
  }
}

extension ConformanceReport {
  /// Adds another report's cases behind this one's.
  public mutating func append(_ other: ConformanceReport) {
    rows += other.rows
    differences += other.differences
    problems += other.problems
  }

  /// Over all folders and versions.
  public var total: Row {
    var total = Row(folder: "all", scheduler: "")
    for row in rows {
      total.cases.add(agreeing: row.cases.agreeing, of: row.cases.total)
      total.facts.add(agreeing: row.facts.agreeing, of: row.facts.total)
      total.refusals += row.refusals
    }
    return total
  }

  /// `350 of 351 cases agree, 9000 of 9001 facts`; a case counts once a version.
  public var summary: String {
    let total = total
    return "\(total.cases.agreeing) of \(TestReport.counted(total.cases.total, "case")) agree, "
      + "\(total.facts.agreeing) of \(TestReport.counted(total.facts.total, "fact"))"
  }
}
