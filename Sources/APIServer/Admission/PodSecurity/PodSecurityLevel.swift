/// A level of the Pod Security Standards, from the one that refuses nothing to the one that refuses most.
public enum PodSecurityLevel: String, CaseIterable, Sendable, Comparable {
  case privileged, baseline, restricted

  public static func < (left: PodSecurityLevel, right: PodSecurityLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .privileged: 0
    case .baseline: 1
    case .restricted: 2
    }
  }
}
