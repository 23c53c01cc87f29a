import Symbols

extension PodSpec {
  /// Asks for no cpu and no memory, and is bounded in neither (Kubernetes documentation: "Pod Quality of Service
  /// Classes").
  public var isBestEffort: Bool {
    let all = (containers + initContainers).map(\.resources) + (resources.map { [$0] } ?? [])
    return !all.contains { resources in
      [Symbol.cpu, .memory].contains { name in
        [resources.requests[name], resources.limits[name]].contains { $0.map { !$0.isZero } ?? false }
      }
    }
  }
}
