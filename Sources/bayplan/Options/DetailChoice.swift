import ArgumentParser
import Report

/// The value of `--detail` where a placement is shown: how much of each pod.
enum DetailChoice: String, CaseIterable, ExpressibleByArgument {
  /// Outcome, node, ties and message.
  case placement
  /// And what rules nodes out.
  case reasons
  /// And what the other nodes scored.
  case scores

  var detail: PlacementDetail {
    switch self {
    case .placement: .placement
    case .reasons: .reasons
    case .scores: .scores
    }
  }

  static let help = ArgumentHelp(
    "How much to tell of each pod: placement (where it is), reasons (and what rules nodes out) or scores (and what the "
      + "others scored). Default: scores. Large clusters make large documents of the latter two.", valueName: "detail")
}
