import Kubernetes
import SourceText
import Symbols

/// The verdict's bits say which amounts fall short: pods, cpu, memory, ephemeral storage, then the pod's scalars.
final class NodeResourcesFitFilter: NodeFilter {
  private let info: PodInfo
  private let request: ResourceVector
  /// Devices serve the resource where a node lists none of it (DynamicResources).
  private let scalars: [(column: Cluster.ScalarColumn, amount: Int64, isServedByDevices: Bool)]
  /// Nothing but the pod itself is asked for.
  private let asksNothing: Bool

  private static let pods: UInt64 = 1
  private static let cpu: UInt64 = 2
  private static let memory: UInt64 = 4
  private static let ephemeralStorage: UInt64 = 8
  private static let firstScalar = 4
  /// As many as the verdict has bits for; the API allows far fewer different resources in practice.
  private static let maximumScalars = 56

  init(_ pod: ScheduledPod, ignoring arguments: NodeResourcesFitArgs, _ cluster: Cluster, _ devices: DeviceTable) {
    info = pod.info
    request = pod.info.requests
    asksNothing =
      request.milliCPU == 0 && request.memory == 0 && request.ephemeralStorage == 0 && request.scalars.isEmpty
    scalars =
      request.scalars
      .filter { $0.amount != 0 && !arguments.ignores($0.resource) }
      .sorted { $0.resource.precedes($1.resource) }
      .prefix(Self.maximumScalars)
      .map { (cluster.scalar($0.resource), $0.amount, devices.deviceClass(serving: $0.resource) != nil) }
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    var short: UInt64 = 0
    var isHopeless = false
    func check(_ wanted: Int64, _ allocatable: Int64, _ requested: Int64, _ bit: UInt64) {
      guard wanted > allocatable &- requested else { return }
      short |= bit
      if wanted > allocatable { isHopeless = true }
    }
    if cluster.podCount[row] + 1 > cluster.allocatablePods[row] { short |= Self.pods }
    if !asksNothing {
      if request.milliCPU > 0 {
        check(request.milliCPU, cluster.allocatableCPU[row], cluster.requestedCPU[row], Self.cpu)
      }
      if request.memory > 0 {
        check(request.memory, cluster.allocatableMemory[row], cluster.requestedMemory[row], Self.memory)
      }
      if request.ephemeralStorage > 0 {
        check(
          request.ephemeralStorage, cluster.allocatableEphemeralStorage[row],
          cluster.requestedEphemeralStorage[row], Self.ephemeralStorage)
      }
      for (index, scalar) in scalars.enumerated() {
        let column = scalar.column
        if scalar.isServedByDevices, column.allocatable[row] == 0 { continue }
        check(scalar.amount, column.allocatable[row], column.requested[row], 1 << UInt64(Self.firstScalar + index))
      }
    }
    if short == 0 { return .pass }
    return isHopeless ? .unresolvable(short) : .unschedulable(short)
  }

  /// Without scalars, which few pods ask for, a row that fits is told from its columns alone.
  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    guard scalars.isEmpty else {
      column.reject(as: filter) { verdict(at: $0, in: cluster) }
      return
    }
    let podCount = cluster.podCount.values
    let allocatablePods = cluster.allocatablePods.values
    let cpu = (cluster.allocatableCPU.values, cluster.requestedCPU.values)
    let memory = (cluster.allocatableMemory.values, cluster.requestedMemory.values)
    let storage = (cluster.allocatableEphemeralStorage.values, cluster.requestedEphemeralStorage.values)
    let wanted = request
    @inline(__always)
    func fits(_ row: Int, _ amount: Int64, _ of: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<Int64>)) -> Bool {
      amount <= 0 || amount <= of.0[row] &- of.1[row]
    }
    column.reject(as: filter) { row in
      let isGood =
        podCount[row] < allocatablePods[row] && fits(row, wanted.milliCPU, cpu) && fits(row, wanted.memory, memory)
        && fits(row, wanted.ephemeralStorage, storage)
      return isGood ? .pass : verdict(at: row, in: cluster)
    }
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    let short = verdict.detail
    var reasons: [FilterReason] = []
    if short & Self.pods != 0 { reasons.append(.tooManyPods) }
    if short & Self.cpu != 0 { reasons.append(.insufficient(.cpu)) }
    if short & Self.memory != 0 { reasons.append(.insufficient(.memory)) }
    if short & Self.ephemeralStorage != 0 { reasons.append(.insufficient(.ephemeralStorage)) }
    for (index, scalar) in scalars.enumerated() where short & 1 << UInt64(Self.firstScalar + index) != 0 {
      reasons.append(.insufficient(scalar.column.resource))
    }
    return reasons.map(\.text)
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let short = verdict.detail
    var details: [ExplanationDetail] = []
    if short & Self.pods != 0 {
      details.append(
        ExplanationDetail(
          "\(cluster.podCount[row]) pods run here, the node takes \(cluster.allocatablePods[row])"))
    }
    func add(_ bit: UInt64, _ name: Symbol, _ wanted: Int64, _ allocatable: Int64, _ requested: Int64) {
      guard short & bit != 0 else { return }
      let unit = ResourceUnit(name)
      let free = max(0, allocatable &- requested)
      let isHopeless = wanted > allocatable
      let room =
        isHopeless
        ? "the whole node has \(unit.text(allocatable))" : "\(unit.text(free)) of \(unit.text(allocatable)) is free"
      let shares = RequestShares(info.spec.value, of: name)
      let parts = shares.words(unit, isCPU: name == .cpu).map { " (\($0))" } ?? ""
      let origins = shares.shares.map(\.origin).filter(\.isKnown)
      details.append(
        ExplanationDetail(
          "needs \(unit.text(wanted)) \(name.text)\(parts), \(room)", at: origins.first ?? .none,
          and: Array(origins.dropFirst()), about: .resource(name)))
      if !isHopeless { details += Self.peaks(of: name, among: cluster.pods[row]) }
    }
    add(Self.cpu, .cpu, request.milliCPU, cluster.allocatableCPU[row], cluster.requestedCPU[row])
    add(Self.memory, .memory, request.memory, cluster.allocatableMemory[row], cluster.requestedMemory[row])
    add(
      Self.ephemeralStorage, .ephemeralStorage, request.ephemeralStorage,
      cluster.allocatableEphemeralStorage[row], cluster.requestedEphemeralStorage[row])
    for (index, scalar) in scalars.enumerated() {
      let column = scalar.column
      add(
        1 << UInt64(Self.firstScalar + index), column.resource, scalar.amount, column.allocatable[row],
        column.requested[row])
    }
    return details
  }
}

extension NodeResourcesFitFilter {
  private static let mostPeaks = 2

  /// Pods that take up more of a node than what runs of them asks for, because an init container, which may have ended
  /// long ago, asked for more.
  private static func peaks(of name: Symbol, among pods: [ScheduledPod]) -> [ExplanationDetail] {
    let unit = ResourceUnit(name)
    let peaks = pods.lazy.filter { !$0.info.spec.value.initContainers.isEmpty }.compactMap {
      pod -> (amount: Int64, detail: ExplanationDetail)? in
      let shares = RequestShares(pod.info.spec.value, of: name)
      guard let peak = shares.peak else { return nil }
      let (taken, running) = (pod.requests[name], name == .cpu ? shares.running.milliValue : shares.running.value)
      return (
        taken,
        ExplanationDetail(
          "\(pod.namespace.text)/\(pod.name.text) takes up \(unit.text(taken)) there for its init container "
            + "\(peak.text), all that runs after it asks for \(unit.text(running))",
          at: shares.shares.last?.origin ?? .none)
      )
    }.sorted { ($1.amount, $0.detail.text) < ($0.amount, $1.detail.text) }
    let more = peaks.count - mostPeaks
    return peaks.prefix(mostPeaks).map(\.detail)
      + (more > 0 ? [ExplanationDetail("and \(more) more pods there take up what an init container asked for")] : [])
  }
}

extension NodeResourcesFitArgs {
  /// Only extended resources can be ignored.
  fileprivate func ignores(_ resource: Symbol) -> Bool {
    guard resource.isExtendedResource, !(ignoredResources.isEmpty && ignoredResourceGroups.isEmpty) else {
      return false
    }
    if ignoredResources.contains(resource) { return true }
    let group = resource.text.prefix { $0 != "/" }
    return ignoredResourceGroups.contains(Symbol(String(group)))
  }
}
