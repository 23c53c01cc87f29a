import Kubernetes
import Scheduler
public import SourceText
import Symbols

/// Plays the control plane's part: workloads become pods, the scheduler decides on each, in its order.
public enum Simulation {
  /// - Parameter atTurn: sees each pod before the scheduler decides on it, and may ask questions.
  /// - Throws: ``SimulationError`` when the configuration or the objects cannot be played at all.
  public static func run(
    _ input: SimulationInput, atTurn: (PodTurn) -> Void = { _ in }
  ) throws(SimulationError) -> PlacementRun {
    let (contents, configuration) = try prepared(input)
    var prepared = PreparedRun(contents, configuration, input.options)
    prepared.admit()
    return prepared.decide(atTurn)
  }

  /// A run that decides on one pod after the other, as they are asked for.
  ///
  /// - Parameter atTurn: sees each pod before the scheduler decides on it, and may ask questions.
  /// - Throws: ``SimulationError`` when the configuration or the objects cannot be played at all.
  public static func play(
    _ input: SimulationInput, atTurn: @escaping (PodTurn) -> Void = { _ in }
  ) throws(SimulationError) -> Playing {
    let (contents, configuration) = try prepared(input)
    var prepared = PreparedRun(contents, configuration, input.options)
    prepared.admit()
    return prepared.play(atTurn)
  }

  /// What a run would say beside its decisions, as far as that is known before it decides.
  public static func remarks(on input: SimulationInput) throws(SimulationError) -> RunRemarks {
    let (contents, configuration) = try prepared(input)
    var prepared = PreparedRun(contents, configuration, input.options)
    prepared.admit()
    return prepared.remarks
  }

  /// The objects and the configuration, if they can be played at all.
  static func prepared(
    _ input: SimulationInput
  ) throws(SimulationError) -> (ClusterContents, SchedulerConfiguration) {
    let contents = ClusterContents(cluster: input.cluster, workloads: input.workloads)
    if !contents.diagnostics.isEmpty { throw SimulationError(diagnostics: contents.diagnostics) }
    let configuration: SchedulerConfiguration
    do {
      configuration = try SchedulerConfiguration(input.configuration, version: input.options.version)
    } catch {
      let range = SourceRange(file: error.origin.file, start: error.origin.offset, end: error.origin.offset)
      throw SimulationError(diagnostics: [.error(.refusedConfiguration, at: range, error.message)])
    }
    return (contents, configuration)
  }
}

/// Why a run could not start: each diagnostic is an error for the user, exit status 2.
public struct SimulationError: Error {
  public var diagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
