/// What stands on the nodes of a run: what each node has to give, who was there before, and who came.
public struct ClusterReport: Sendable {
  /// `cpu`, `memory`, `pods`, then what else some pod asks for and some node has.
  public var resources: [String]
  /// All nodes of the run, in name order.
  public var nodes: [Node]
  /// The distinct amounts that pods take up, parallel to ``resources``: cpu in milli, the rest in bytes or units.
  public var requests: [[Int64]]
  /// Pods that had a node before the run, in input order.
  public var running: [Pod]
  /// All pods that the scheduler tried, in that order.
  public var tried: [Pod]

  public init(
    resources: [String] = [], nodes: [Node] = [], requests: [[Int64]] = [], running: [Pod] = [], tried: [Pod] = []
  ) {
    self.resources = resources
    self.nodes = nodes
    self.requests = requests
    self.running = running
    self.tried = tried
  }

  public struct Node: Sendable {
    public var name: String
    /// Empty for a node without a zone.
    public var zone: String
    /// Empty for a node that no label puts into a pool.
    public var pool: String
    public var taints: [String]
    public var isCordoned: Bool
    /// Parallel to ``ClusterReport/resources``.
    public var allocatable: [Int64]

    public init(
      name: String, zone: String = "", pool: String = "", taints: [String] = [], isCordoned: Bool = false,
      allocatable: [Int64] = []
    ) {
      self.name = name
      self.zone = zone
      self.pool = pool
      self.taints = taints
      self.isCordoned = isCordoned
      self.allocatable = allocatable
    }
  }

  public struct Pod: Sendable {
    public var namespace: String
    public var name: String
    /// `Deployment/checkout[0]` for a pod of a workload.
    public var identity: String?
    /// The row of its node; nil for a pod that got none.
    public var node: Int?
    /// Index in ``ClusterReport/requests``.
    public var request: Int

    public init(namespace: String, name: String, identity: String? = nil, node: Int?, request: Int) {
      self.namespace = namespace
      self.name = name
      self.identity = identity
      self.node = node
      self.request = request
    }
  }
}
