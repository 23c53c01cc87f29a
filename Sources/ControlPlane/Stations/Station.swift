import Symbols

/// A place on a pod's way that is not played, or not wholly: what it would do is told, by each run that it could touch.
protocol Station: Sendable {
  /// What a run takes for granted because of it, each sentence once.
  static func assumptions(_ way: PodWay) -> [String]

  /// What of the input stands there, with the pods that it concerns.
  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed]
}

extension Station {
  static func assumptions(_ way: PodWay) -> [String] { [] }
  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] { [] }
}

/// All of them, in the order of the way. Whoever plays one takes it out.
enum Stations {
  static let all: [any Station.Type] = [
    AdmissionRegistrationStation.self, ClaimLimitStation.self, WrittenPodStation.self, BarePodStation.self,
    ProvisionerStation.self, NamespaceStation.self,
  ]
}
