import Synchronization

/// Answers that were found once, for when the same inquiry is played again: searches for changes take long.
public final class KnownAnswers: Sendable {
  private let answers = Mutex<[PodTarget: Answer]>([:])

  public init() {}

  subscript(pod: PodTarget) -> Answer? { answers.withLock { $0[pod] } }

  func keep(_ answer: Answer, of pod: PodTarget) { answers.withLock { $0[pod] = answer } }
}
