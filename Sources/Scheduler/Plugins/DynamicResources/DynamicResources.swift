import Kubernetes
import SourceText
import Symbols
import Versions

/// Holds a pod to nodes whose devices serve its resource claims.
///
/// Source: plugin DynamicResources; "Dynamic Resource Allocation", Kubernetes documentation.
struct DynamicResources: FilterPlugin, ScorePlugin {
  let name = PluginName.dynamicResources
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  let hasPreScore = false
  let filterStateError: String? = "not found"
  let arguments: DynamicResourcesArgs

  /// As many consumers as a claim's status has room for.
  private static let maximumConsumers = 256

  /// PreEnqueue: why the pod is kept out of the queue, nil when its claims are there.
  static func gate(_ pod: ScheduledPod, _ devices: DeviceTable) -> String? {
    switch PodResourceClaims.resolve(pod, devices) {
    case .claims: nil
    case .missing(let text): text
    }
  }

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.spec.value.resourceClaims.isEmpty && ExtendedResourceClaim(pod, context.devices) == nil ? .row : .attempt
  }

  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    filterLifetime(for: pod, in: context)
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    let devices = context.devices
    devices.current = nil
    let claims: [PodResourceClaims.Claim]
    switch PodResourceClaims.resolve(pod, devices) {
    case .missing(let text): return .reject(.unschedulableAndUnresolvable, text)
    case .claims(let found): claims = found
    }
    let resources = ExtendedResourceClaim(pod, devices)
    if claims.isEmpty, resources == nil { return .skip }
    for claim in claims {
      if claim.stored.allocation != nil {
        guard
          claim.stored.reservedFor.count < Self.maximumConsumers
            || claim.stored.reservedFor.contains(where: { $0.uid == pod.pod.metadata.uid })
        else { return .reject(.unschedulableAndUnresolvable, "resourceclaim in use") }
        continue
      }
      for request in claim.stored.spec.requests {
        if let outcome = Self.check(request, of: claim.stored, devices) { return outcome }
      }
    }
    let filter = DynamicResourcesFilter(
      pod, claims, resources, devices, bindingTimeout: arguments.bindingTimeoutSeconds)
    devices.current = filter
    return .judge(filter)
  }

  /// What is wrong with a request whatever the node, nil for nothing.
  private static func check(
    _ request: DeviceRequest, of claim: ResourceClaim, _ devices: DeviceTable
  ) -> PreFilterOutcome? {
    switch request.kind {
    case .exactly(let demand): return check(demand, request.name.text, devices)
    case .firstAvailable(let demands):
      for demand in demands {
        if let outcome = check(demand, "\(request.name.text)/\(demand.name.text)", devices) { return outcome }
      }
      return nil
    case .unknown:
      return .reject(
        .unschedulableAndUnresolvable,
        "resource claim \(claim.text), request \(request.name.text): unknown request type")
    }
  }

  private static func check(_ demand: DeviceDemand, _ name: String, _ devices: DeviceTable) -> PreFilterOutcome? {
    if demand.deviceClassName.isEmpty { return .error("request \(name): unsupported request type") }
    if devices.deviceClass(demand.deviceClassName) != nil { return nil }
    return .reject(
      .unschedulableAndUnresolvable,
      "request \(name): device class \(demand.deviceClassName.text) does not exist")
  }

  func scoreErrorWithoutPreFilter(in version: KubernetesVersion) -> String? { filterStateError }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    guard context.version.has(.dynamicResourcesScores) else { return .skip }
    guard let filter = context.devices.current, filter.pod === pod else {
      return .score(DynamicResourcesScorer(nil))
    }
    // Before 1.36.2 every claim is looked for among those that are allocated in this attempt.
    if !context.version.has(.allocatedClaimsScore), let count = filter.allocatedInPart(among: feasible) {
      return .scoreError("number of allocations \(count) is smaller than number of claims")
    }
    return .score(DynamicResourcesScorer(filter))
  }
}
