public import Kubernetes
public import Scheduler
public import Versions

/// Everything a run starts from.
public struct SimulationInput: Sendable {
  /// Facts: nodes, running and pending pods, volumes ...; workloads here are owners, never expanded.
  public var cluster: Manifests
  /// What is to be placed: pods as they are, workloads become pods.
  public var workloads: Manifests
  /// nil: the default configuration.
  public var configuration: KubeSchedulerConfiguration?
  public var options: SimulationOptions

  public init(
    cluster: Manifests, workloads: Manifests, configuration: KubeSchedulerConfiguration? = nil,
    options: SimulationOptions = SimulationOptions()
  ) {
    self.cluster = cluster
    self.workloads = workloads
    self.configuration = configuration
    self.options = options
  }
}

/// Switches of a run.
public struct SimulationOptions: Sendable {
  /// How much each decision keeps.
  public enum Detail: Sendable {
    /// Outcome, node, ties and message.
    case outcome
    /// And the verdict and scores of every node.
    case nodes
    /// And all rejections of each node with the facts behind them.
    case explained
  }

  public var detail = Detail.nodes
  /// The kube-scheduler that is played.
  public var version = KubernetesVersion.standard
  /// Which pods `detail` applies to; the others keep the outcome alone. nil: all.
  public var detailed: (@Sendable (Pod, PodIdentity?) -> Bool)?
  /// Large clusters are sampled as kube-scheduler does, instead of looking at every node.
  public var samples = false
  /// Which of several best nodes a pod gets.
  public var tieBreak = TieBreak.nameOrder
  /// The seed by which pods of equal priority come in another order; nil: as given.
  public var shuffle: UInt64?
  /// A workload of `-f` takes the place of its running pods in the cluster, as if it were applied; otherwise these stay
  /// beside the new ones.
  public var replacesRunning = true
  /// Bare pods of `-f` go through admission as those of workloads do; otherwise they are taken as they are written.
  public var admitsBarePods = false
  /// Pod security and quotas let everything in: for trials of pods that nobody means to store as they are.
  public var letsAllIn = false
  /// Decisions carry a checksum over all nodes (``Decision/fold``).
  public var folds = false
  /// Whether the scheduler keeps what it worked out for a class of pods; false, to check it, works all out anew.
  public var keepsClasses = true

  public init() {}
}
