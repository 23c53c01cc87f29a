public import Symbols

/// Reasons of filters that others than people read: what each is, and kube-scheduler's words for it.
public enum FilterReason: Hashable, Sendable {
  /// NodeResourcesFit: the node has as many pods as it takes.
  case tooManyPods
  /// NodeResourcesFit: the node has too little left of a resource.
  case insufficient(Symbol)
  /// VolumeBinding: a bound volume cannot be reached from the node.
  case volumeOutOfReach
  /// VolumeZone: a volume is in another zone.
  case noVolumeZone

  /// Which of them kube-scheduler's words are; nil for any other reason.
  public init?(_ text: String) {
    switch text {
    case Self.tooManyPods.text: self = .tooManyPods
    case Self.volumeOutOfReach.text: self = .volumeOutOfReach
    case Self.noVolumeZone.text: self = .noVolumeZone
    case _ where text.hasPrefix(Self.shortage):
      self = .insufficient(Symbol(String(text.dropFirst(Self.shortage.count))))
    default: return nil
    }
  }

  /// kube-scheduler's words.
  public var text: String {
    switch self {
    case .tooManyPods: "Too many pods"
    case .insufficient(let resource): Self.shortage + resource.text
    case .volumeOutOfReach: "node(s) didn't match PersistentVolume's node affinity"
    case .noVolumeZone: "node(s) had no available volume zone"
    }
  }

  /// What there is too little of, `pods` for their number; nil for a reason of another kind.
  public var resource: Symbol? {
    switch self {
    case .tooManyPods: "pods"
    case .insufficient(let resource): resource
    case .volumeOutOfReach, .noVolumeZone: nil
    }
  }

  private static let shortage = "Insufficient "
}
