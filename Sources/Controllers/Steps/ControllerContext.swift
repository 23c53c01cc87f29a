public import Store
public import Versions

/// What a controller sees when it looks at an object.
public struct ControllerContext: Sendable {
  public let cluster: ClusterView
  public let now: Moment
  public let version: KubernetesVersion

  /// What the metrics APIs answer, ``Value/null`` if they do not.
  public let metrics: Value

  public init(cluster: ClusterView, now: Moment, version: KubernetesVersion, metrics: Value = .null) {
    self.cluster = cluster
    self.now = now
    self.version = version
    self.metrics = metrics
  }
}
