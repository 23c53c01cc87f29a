public import Symbols

/// A LimitRange, defaulted as the API server stores it.
///
/// Kubernetes documentation: "Limit Ranges".
public struct LimitRange: Sendable {
  public var metadata: ObjectMeta
  public var limits: [Item]

  public init(metadata: ObjectMeta, limits: [Item]) {
    self.metadata = metadata
    self.limits = limits
  }

  /// One entry of `spec.limits`.
  public struct Item: Sendable {
    /// `Container`, `Pod` or `PersistentVolumeClaim`.
    public var type: Symbol = .none
    public var min = ResourceList()
    public var max = ResourceList()
    /// Limits of containers that have none.
    public var `default` = ResourceList()
    /// Requests of containers that have none.
    public var defaultRequest = ResourceList()
    public var maxLimitRequestRatio = ResourceList()

    public init() {}

    public static let container: Symbol = "Container"
    public static let pod: Symbol = "Pod"
    public static let persistentVolumeClaim: Symbol = "PersistentVolumeClaim"
  }
}
