extension Scheduler {
  /// A state of the cluster to go back to.
  public struct Checkpoint {
    fileprivate let mark: Journal.Mark
    fileprivate let nominated: NominatedPods
    fileprivate let tieChoice: TieChoice
    fileprivate let sampling: Sampling?
  }

  /// From now on it is kept how each change is taken back: pods that come and go, what they bind and hold, nominations, and
  /// what is drawn for ties. Checkpoints nest.
  public func checkpoint() -> Checkpoint {
    Checkpoint(mark: cluster.journal.mark(), nominated: nominated, tieChoice: tieChoice, sampling: sampling)
  }

  /// Makes everything what it was at a checkpoint, which is then gone, as are those that were taken after it.
  ///
  /// - Precondition: the checkpoint is not gone.
  /// - Complexity: O(changes since).
  public func rollback(to checkpoint: Checkpoint) {
    cluster.journal.goBack(to: checkpoint.mark)
    nominated = checkpoint.nominated
    tieChoice = checkpoint.tieChoice
    sampling = checkpoint.sampling
  }
}
