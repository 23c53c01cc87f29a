public import Symbols

/// A HorizontalPodAutoscaler: whom it scales, and how far down.
public struct HorizontalPodAutoscaler: Sendable {
  public var metadata: ObjectMeta
  /// `spec.scaleTargetRef`.
  public var targetKind: Symbol = .none
  public var targetName: Symbol = .none
  /// 1 when absent.
  public var minReplicas: Int32 = 1

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
