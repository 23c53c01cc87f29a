public import SourceText

/// Plays the control plane's part: workloads become pods, the scheduler decides on each, in its order.
public enum Simulation {
  /// - Throws: ``SimulationError`` when the configuration or the objects cannot be played at all.
  public static func run(_ input: SimulationInput) throws(SimulationError) -> PlacementRun {
    PlacementRun(nodes: [])
  }
}

/// Why a run could not start: each diagnostic is an error for the user, exit status 2.
public struct SimulationError: Error {
  public var diagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
