/// How much of a placement is written down or compared.
public enum PlacementDetail: String, CaseIterable, Sendable, Comparable {
  /// The zone where each pod is, or its outcome.
  case zone
  /// Its pool of nodes: nodes that are alike are one place.
  case pool
  /// Where each pod is, with its tie, or its outcome.
  case placement
  /// And why nodes were ruled out.
  case reasons
  /// And what the other nodes scored.
  case scores

  /// Less holds less.
  public static func < (a: PlacementDetail, b: PlacementDetail) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .zone: 0
    case .pool: 1
    case .placement: 2
    case .reasons: 3
    case .scores: 4
    }
  }
}

extension PlacementDetail {
  /// Whether single nodes are told apart.
  public var namesNodes: Bool { self >= .placement }
}
