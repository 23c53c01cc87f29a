import Scheduler

/// What a run decided, in plain words and numbers: what every reporter starts from.
///
/// Pods are made one at a time when they are asked for, so that a report on many pods needs little memory: those of a
/// run that was not kept are decided on anew.
public struct PlacementReport: Sendable {
  /// The Kubernetes version whose scheduler is played: `v1.35`.
  public var schedulerVersion: String
  /// The pods that are shown, in the order in which the scheduler tried them.
  public var pods: Pods
  /// Over all pods of the run, shown or not.
  public var counts: OutcomeCounts
  /// All nodes of the run, in name order.
  public var nodeNames: [String]
  /// Whether the shown pods stand in more than one namespace; texts name it only then.
  public var spansNamespaces: Bool
  /// What goes for the run as a whole.
  public var remarks: ReportRemarks
  /// What is wrong with the input.
  public var problems: [ReportProblem] = []
  private let makeCluster: @Sendable () -> ClusterReport

  public init(
    schedulerVersion: String, pods: Pods, counts: OutcomeCounts, nodeNames: [String], spansNamespaces: Bool = false,
    remarks: ReportRemarks = ReportRemarks(),
    cluster: @escaping @Sendable () -> ClusterReport = { ClusterReport() }
  ) {
    self.schedulerVersion = schedulerVersion
    self.pods = pods
    self.counts = counts
    self.nodeNames = nodeNames
    self.spansNamespaces = spansNamespaces
    self.remarks = remarks
    makeCluster = cluster
  }

  /// What stands on the nodes; made when it is asked for.
  public var cluster: ClusterReport { makeCluster() }

  public var nodeCount: Int { nodeNames.count }

  /// Something in the input that could not be played.
  public struct NotModelled: Hashable, Sendable {
    public var what: String
    public var place: InputLine?
    /// `namespace/name`; empty when it concerns all pods.
    public var pods: [String]

    public init(what: String, place: InputLine?, pods: [String]) {
      self.what = what
      self.place = place
      self.pods = pods
    }
  }

  /// A pod that the scheduler does not touch.
  public struct LeftAlone: Hashable, Sendable {
    public var namespace: String
    public var name: String
    public var why: String

    public var sentence: String { "left alone: \(namespace)/\(name): \(why)" }

    public init(namespace: String, name: String, why: String) {
      self.namespace = namespace
      self.name = name
      self.why = why
    }
  }

  /// Pod reports, each made when it is read, and dropped when nobody holds it.
  public struct Pods: Sequence, Sendable {
    public let count: Int
    private let rows: @Sendable () -> () -> PodReport?
    private let makeNames: (@Sendable () -> [String])?

    /// - Parameter make: the report of that number.
    public init(count: Int, _ make: @escaping @Sendable (Int) -> PodReport) {
      self.count = count
      makeNames = nil
      rows = {
        var next = 0
        return {
          guard next < count else { return nil }
          defer { next += 1 }
          return make(next)
        }
      }
    }

    /// - Parameters:
    ///   - rows: begins anew, and gives one report after the other.
    ///   - names: what each pod is called in a comparison, known without its report.
    public init(
      count: Int, rows: @escaping @Sendable () -> () -> PodReport?, names: @escaping @Sendable () -> [String]
    ) {
      self.count = count
      self.rows = rows
      makeNames = names
    }

    public var isEmpty: Bool { count == 0 }

    /// No pods.
    static var none: Pods {
      Pods(count: 0) { _ in PodReport(namespace: "", name: "", profile: "", outcome: .error) }
    }

    /// What each pod is called in a comparison.
    var diffKeys: [String] { makeNames?() ?? map(\.diffKey) }

    public func makeIterator() -> AnyIterator<PodReport> { AnyIterator(rows()) }

    /// - Complexity: O(*n*): all pods up to it are made.
    public subscript(position: Int) -> PodReport {
      let rows = rows()
      for _ in 0..<position { _ = rows() }
      guard let report = rows() else { preconditionFailure("a report of \(count) pods has no number \(position)") }
      return report
    }
  }
}

/// A line of an input file.
public struct InputLine: Hashable, Sendable {
  public var file: String
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `nodes.yaml:31`.
  public var text: String { "\(file):\(line)" }
}
