/// How much of a placement is written down or compared.
public enum PlacementDetail: String, CaseIterable, Sendable, Comparable {
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
    case .placement: 0
    case .reasons: 1
    case .scores: 2
    }
  }
}
