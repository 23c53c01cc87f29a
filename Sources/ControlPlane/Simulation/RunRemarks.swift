public import Kubernetes
public import SourceText

/// What must be known beside a run's decisions, from the run to every report: nothing of it may be dropped on the way.
public struct RunRemarks: Hashable, Sendable {
  /// What was taken for granted, in plain words.
  public var assumptions: [String] = []
  /// What could not be played faithfully; not empty means that the decisions may be wrong.
  public var notModelled: [PlacementRun.NotModelled] = []
  /// What stands on the pods' way and is not played.
  public var notPlayed: [PlacementRun.NotPlayed] = []
  /// Pods that the scheduler leaves alone.
  public var leftAlone: [PlacementRun.LeftAlone] = []
  /// Kinds that are not read.
  public var passedOver: [Manifests.PassedOver] = []
  /// Files of folders that are not read as manifests.
  public var passedOverFiles: [Manifests.PassedOverFile] = []

  public init(
    assumptions: [String] = [], notModelled: [PlacementRun.NotModelled] = [],
    leftAlone: [PlacementRun.LeftAlone] = []
  ) {
    self.assumptions = assumptions
    self.notModelled = notModelled
    self.leftAlone = leftAlone
  }

  /// What could have decided otherwise over a pod that the run made.
  public var undecided: [PlacementRun.NotPlayed] { notPlayed.filter { $0.station.decides } }

  /// Adds what another run of the same input says, each thing once.
  public mutating func add(_ other: RunRemarks) {
    func append<Item: Equatable>(_ path: WritableKeyPath<RunRemarks, [Item]>) {
      for item in other[keyPath: path] where !self[keyPath: path].contains(item) { self[keyPath: path].append(item) }
    }
    append(\.assumptions)
    append(\.notModelled)
    append(\.notPlayed)
    append(\.leftAlone)
    append(\.passedOver)
    append(\.passedOverFiles)
  }
}

extension PlacementRun {
  /// Something of the input on the way of pods that nobody plays.
  public struct NotPlayed: Hashable, Sendable {
    public enum Station: String, CaseIterable, Sendable {
      case admissionPolicy, webhook, provisioner

      /// Whether it lets pods in, so that without it there may be pods that are none, or other ones.
      public var decides: Bool { self != .provisioner }
    }

    public var station: Station
    /// `ValidatingAdmissionPolicy tags`.
    public var what: String
    /// What it does or might do, to be read after that: `could refuse`.
    public var does: String
    public var origin: SourcePosition
    /// `namespace/name` of the pods that it concerns, at least one.
    public var pods: [String]

    public init(station: Station, what: String, does: String, origin: SourcePosition, pods: [String]) {
      self.station = station
      self.what = what
      self.does = does
      self.origin = origin
      self.pods = pods
    }

    /// `ValidatingAdmissionPolicy tags could refuse shop/web-0, shop/web-1`, to be read after "not played:".
    public var sentence: String {
      let more = pods.count > 4 ? " and \(pods.count - 3) more" : ""
      let names = pods.prefix(pods.count > 4 ? 3 : 4).joined(separator: ", ") + more
      return station.decides ? "\(what) \(does) \(names)" : "\(what) \(does) (\(names))"
    }
  }
}
