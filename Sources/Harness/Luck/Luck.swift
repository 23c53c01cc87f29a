/// Which of the choices that kube-scheduler leaves open are played.
public struct Luck: Hashable, Sendable {
  /// Against how many other choices among equal nodes a test is held.
  public var tieBreaks = 0
  /// The seed of the first of them; without any, the one choice that is played in place of the usual one.
  public var seed: UInt64?
  /// Whether each choice also puts pods of equal priority in another order.
  public var shuffles = false

  public init() {}

  /// The choice that takes the place of the usual one, which is the first node in name order.
  var replayed: UInt64? { tieBreaks > 0 ? nil : seed }

  func seed(ofRun run: Int) -> UInt64 { (seed ?? 1) &+ UInt64(run) }
}
