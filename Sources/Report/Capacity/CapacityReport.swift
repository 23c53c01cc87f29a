/// How many more pods fit, workload by workload.
public struct CapacityReport: Sendable {
  public var workloads: [WorkloadCapacity]
  /// What goes for all of it.
  public var remarks: ReportRemarks
  /// What is wrong with the input.
  public var problems: [ReportProblem] = []
  public var spansNamespaces: Bool { workloads.contains { $0.namespace != workloads[0].namespace } }

  public init(workloads: [WorkloadCapacity], remarks: ReportRemarks = ReportRemarks()) {
    self.workloads = workloads
    self.remarks = remarks
  }
}

/// How many more pods like those of a workload, or like a bare pod, fit beside all others.
public struct WorkloadCapacity: Sendable {
  public var namespace: String
  /// `Deployment/web`, or the name of a bare pod.
  public var name: String
  public var wanted: Int
  public var placed: Int
  /// How many more in all.
  public var more: Int
  /// Whether there may be more still: nobody counted on.
  public var isAtLeast: Bool
  /// In name order.
  public var nodes: [NodeCapacity]
  /// What keeps the next pod off nodes that took one to begin with, most nodes first.
  public var runsOut: [Shortage]
  /// What kube-scheduler says to the next pod, or the API server.
  public var message: String
  /// Where the next pod does not get to a scheduler.
  public var refusal: RefusalReport?

  public struct Shortage: Hashable, Sendable {
    /// A resource, `pods`, or the name of a plugin.
    public var what: String
    public var nodes: Int
  }
}

public struct NodeCapacity: Hashable, Sendable {
  public var name: String
  public var more: Int
  /// What it says to the next pod.
  public var rejections: [RejectionReport]
}
