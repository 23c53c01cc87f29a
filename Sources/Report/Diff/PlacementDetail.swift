/// How much of a placement is written down or compared.
public enum PlacementDetail: String, CaseIterable, Sendable {
  /// Where each pod is, with its tie, or its outcome.
  case placement
  /// And why nodes were ruled out.
  case reasons
  /// And what the other nodes scored.
  case scores
}
