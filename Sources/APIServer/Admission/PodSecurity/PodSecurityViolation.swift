public import SourceText

/// What one check finds fault with in a pod.
public struct PodSecurityViolation: Sendable {
  /// The check, as the Pod Security Standards' code names it: `hostPorts`.
  public internal(set) var check = ""
  /// The API server's short words: `hostPort`.
  public let reason: String
  /// The API server's words about containers, fields and values: `container "a" uses hostPort 80`.
  public let detail: String
  /// The values that are at fault, or the objects that lack one, in the order of the words.
  public let positions: [SourcePosition]

  init(_ reason: String, _ detail: String, at positions: [SourcePosition]) {
    self.reason = reason
    self.detail = detail
    self.positions = positions
  }
}
