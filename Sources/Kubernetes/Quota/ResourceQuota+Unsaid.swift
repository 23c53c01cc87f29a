import Symbols

extension ResourceQuota {
  /// Refuses pods whose containers do not say how much cpu and memory they ask for, where the quota counts that. A pod that says it as a
  /// whole need not.
  func unsaid(of spec: PodSpec) -> QuotaDenial? {
    let required = hard.amounts.map(\.name).filter { QuotaName.required.contains($0) }
    if required.isEmpty || spec.saysPodLevelResources { return nil }
    let containers = spec.containers + spec.initContainers
    let missing: [QuotaDenial.Unsaid] = required.sorted { $0.precedes($1) }.compactMap { name in
      let silent = Set(containers.filter { !$0.says(name) }.map(\.name))
      if silent.isEmpty { return nil }
      return QuotaDenial.Unsaid(resource: name, containers: silent.sorted { $0.precedes($1) })
    }
    return missing.isEmpty ? nil : QuotaDenial(quota: metadata, reason: .unsaid(missing))
  }
}

extension Container {
  fileprivate func says(_ name: Symbol) -> Bool {
    switch name {
    case .cpu, QuotaName.requestsCPU: resources.requests[.cpu] != nil
    case .memory, QuotaName.requestsMemory: resources.requests[.memory] != nil
    case QuotaName.limitsCPU: resources.limits[.cpu] != nil
    default: resources.limits[.memory] != nil
    }
  }
}

extension PodSpec {
  fileprivate var saysPodLevelResources: Bool {
    guard let resources else { return false }
    return (resources.requests.amounts + resources.limits.amounts).contains { $0.name.isPodLevelResource }
  }
}
