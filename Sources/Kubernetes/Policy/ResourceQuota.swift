/// A ResourceQuota: what the pods of its namespace may ask for in all.
///
/// Kubernetes documentation: "Resource Quotas".
public struct ResourceQuota: Sendable {
  public var metadata: ObjectMeta
  /// `spec.hard`.
  public var hard = ResourceList()
  /// Whether it counts some of the pods only: `scopes`, `scopeSelector`.
  public var isScoped = false

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
