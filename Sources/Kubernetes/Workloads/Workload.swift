public import SourceText

/// A controller that makes pods from a template.
public struct Workload: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case deployment = "Deployment"
    case replicaSet = "ReplicaSet"
    case replicationController = "ReplicationController"
    case statefulSet = "StatefulSet"
    case daemonSet = "DaemonSet"
    case job = "Job"
    case cronJob = "CronJob"

    /// `apps/v1`, `batch/v1` or `v1`: the current version, whatever the manifest says.
    public var apiVersion: String {
      switch self {
      case .deployment, .replicaSet, .statefulSet, .daemonSet: "apps/v1"
      case .replicationController: "v1"
      case .job, .cronJob: "batch/v1"
      }
    }
  }

  public var kind: Kind
  public var metadata: ObjectMeta
  public var template: PodTemplate
  /// `spec.selector`: nil when absent. A ReplicationController's map is held as a selector too.
  public var selector: LabelSelector?
  /// Defaulted: how many pods the workload wants, 0 when suspended. Not for DaemonSets.
  public var replicas: Int32
  public var replicasOrigin: SourcePosition = .none
  /// StatefulSet `spec.ordinals.start`; 0 for the others.
  public var firstOrdinal: Int32 = 0
  /// StatefulSet with `podManagementPolicy: OrderedReady` (the default): a pod that does not start holds up the next.
  public var isOrderedReady = false
  /// Job `completionMode: Indexed`.
  public var isIndexed = false
  /// Job `completions`, nil when absent.
  public var completions: Int32?
  /// Job: the indexes of an Indexed Job that need no pod any more.
  public var doneIndexes = CompletionIndexes()
  /// Job: it is complete or has failed, and makes no more pods.
  public var hasEnded = false
  /// Job `manualSelector: true`: the API server puts no labels on its template.
  public var selectsByHand = false
  /// `strategy` or `updateStrategy`; of no meaning to the other kinds.
  public var updateStrategy = UpdateStrategy()
  /// StatefulSet `volumeClaimTemplates`.
  public var claimTemplates: [PersistentVolumeClaim] = []

  public init(kind: Kind, metadata: ObjectMeta, template: PodTemplate, selector: LabelSelector?, replicas: Int32) {
    self.kind = kind
    self.metadata = metadata
    self.template = template
    self.selector = selector
    self.replicas = replicas
  }
}

/// `spec.template` of a workload.
public struct PodTemplate: Sendable {
  public var labels: LabelSet
  public var annotations: LabelSet
  public var spec: Shared<PodSpec>
  /// Hash of the template's content, stable between runs and machines, from which `pod-template-hash` is made.
  public var contentHash: UInt32
  public var range: SourceRange

  public init(
    labels: LabelSet, annotations: LabelSet = LabelSet(), spec: Shared<PodSpec>, contentHash: UInt32,
    range: SourceRange = .none
  ) {
    self.labels = labels
    self.annotations = annotations
    self.spec = spec
    self.contentHash = contentHash
    self.range = range
  }
}
