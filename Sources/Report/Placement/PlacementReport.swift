import Scheduler

/// What a run decided, in plain words and numbers: what every reporter starts from.
///
/// Pods are made one at a time when they are asked for, so that a report on many pods needs little memory.
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
    public var place: Place?
    /// `namespace/name`; empty when it concerns all pods.
    public var pods: [String]

    public init(what: String, place: Place?, pods: [String]) {
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

  /// Pod reports, each made when it is read.
  public struct Pods: RandomAccessCollection, Sendable {
    public let count: Int
    private let make: @Sendable (Int) -> PodReport

    public init(count: Int, _ make: @escaping @Sendable (Int) -> PodReport) {
      self.count = count
      self.make = make
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }
    public subscript(position: Int) -> PodReport { make(position) }

    /// No pods.
    static var none: Pods {
      Pods(count: 0) { _ in
        PodReport(namespace: "", name: "", profile: "", outcome: .error)
      }
    }
  }
}

/// A line of an input file.
public struct Place: Hashable, Sendable {
  public var file: String
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `nodes.yaml:31`.
  public var text: String { "\(file):\(line)" }
}
