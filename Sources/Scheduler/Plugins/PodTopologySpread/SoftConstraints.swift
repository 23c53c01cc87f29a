import Kubernetes

/// A class's `ScheduleAnyway` constraints against the cluster, with the counts that placements keep up to date.
final class SoftConstraints {
  let constraints: [SpreadConstraint]
  /// By row: the node scores; one that lacks a key, where all keys are required, does not.
  let takesPart: Column<Bool>
  /// All rows take part.
  let allTakePart: Bool
  /// Matching pods, constraint by constraint.
  let counts: [Counts]

  enum Counts {
    /// `kubernetes.io/hostname`: each node is a domain of its own.
    case rows(Column<Int32>)
    case domains(DomainCounts)
  }

  init(_ constraints: [SpreadConstraint], requiresAllKeys: Bool, _ cluster: Cluster) {
    self.constraints = constraints
    let matches = cluster.matches
    let takesPart =
      requiresAllKeys ? matches.all(of: constraints.map { matches.label($0.topology) }) : matches.everyRow
    self.takesPart = takesPart
    allTakePart = takesPart === matches.everyRow
    counts = constraints.map { constraint in
      constraint.topologyKey == .hostname
        ? .rows(constraint.podsByRow(cluster))
        : .domains(constraint.podsByDomain(takesPart, countsMissingAsEmpty: true, cluster))
    }
  }
}
