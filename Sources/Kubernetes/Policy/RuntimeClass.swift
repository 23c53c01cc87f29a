/// A RuntimeClass (`node.k8s.io`): what running with it costs, and where it is possible.
///
/// Kubernetes documentation: "Runtime Class", "Pod Overhead".
public struct RuntimeClass: Sendable {
  public var metadata: ObjectMeta
  /// `overhead.podFixed`; nil when there is no `overhead`.
  public var overhead: ResourceList?
  /// `scheduling.nodeSelector`, nil when absent.
  public var nodeSelector: LabelSelector?
  /// `scheduling.tolerations`.
  public var tolerations: [Toleration]

  public init(
    metadata: ObjectMeta, overhead: ResourceList? = nil, nodeSelector: LabelSelector? = nil,
    tolerations: [Toleration] = []
  ) {
    self.metadata = metadata
    self.overhead = overhead
    self.nodeSelector = nodeSelector
    self.tolerations = tolerations
  }
}
