/// How long what a plugin worked out stays right. What lives on is shared by all pods of a ``SchedulingClass``.
enum Lifetime: Sendable {
  /// Until a pod comes to the row or goes from it: PreFilter or PreScore looks at the class and at what never changes
  /// about nodes, and the verdict or raw score of a row at nothing more than that and the row.
  case row
  /// One attempt.
  case attempt
}

/// What Filter and Score plugins have in common.
protocol SchedulerPlugin: Sendable {
  var name: PluginName { get }
  /// Of what the plugin works out for any pod.
  var lifetime: Lifetime { get }
}

/// What of a class a plugin works out, if it did so before.
enum KeptOutcome<Outcome> {
  case unknown
  case outcome(Outcome)
  /// To be asked at each attempt.
  case nothing
}
