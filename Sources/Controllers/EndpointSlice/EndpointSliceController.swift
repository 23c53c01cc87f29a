import Kubernetes
public import Store
public import Symbols

/// Keeps the EndpointSlices of a Service: the addresses of its pods, by the ports that they have.
///
/// Source: "EndpointSlices" and "Topology Aware Routing", Kubernetes documentation.
public enum EndpointSliceController: Controller {
  public static let name = "endpointslice"
  public static let kind: Symbol? = "Service"

  /// How many endpoints a slice holds at most, by default.
  static let capacity = 100
  /// What its slices are labelled with.
  static let manager = "endpointslice-controller.k8s.io"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let service = context.cluster.object("Service", key) else { return step }
    if service.spec["type"] == "ExternalName" {
      step.note("the Service is a name outside of the cluster: it has no slices")
      return step
    }
    if service.spec["selector"].isEmpty {
      step.note("the Service selects no pods: its slices are someone else's")
      return step
    }
    let pods = context.cluster.selected("Pod", in: key.namespace, by: service.spec["selector"].equalities)
    let slices = context.cluster.objects("EndpointSlice", in: key.namespace).filter { slice in
      slice.labels["kubernetes.io/service-name"]?.text == key.name
        && slice.labels["endpointslice.kubernetes.io/managed-by"]?.text == manager && !slice.isBeingDeleted
    }
    let families = AddressFamily.all(of: service)
    var problems: [String] = []
    for family in families {
      let existing = slices.filter { $0.body["addressType"].string == family.rawValue }
      let desired = DesiredEndpoints(of: service, family, pods, in: context.cluster)
      for problem in desired.problems where !problems.contains(problem) { problems.append(problem) }
      var plan = SlicePlan(existing, desired, of: service, family)
      let event = hint(&plan, service, family, context)
      SliceWrites(plan, of: service).send(&step)
      if let event { step.event(event.reason, event.message, on: service, isWarning: event.isWarning) }
    }
    for slice in slices where !families.contains(where: { $0.rawValue == slice.body["addressType"].string }) {
      step.delete(slice, because: "the Service has no such addresses")
    }
    if !problems.isEmpty {
      step.error = problems.count == 1 ? problems[0] : "[\(problems.joined(separator: ", "))]"
      step.event(
        "FailedToUpdateEndpointSlices", "Error updating Endpoint Slices for Service \(key.text): \(step.error)",
        on: service, isWarning: true)
    }
    return step
  }

  /// Says which zones and nodes should use an endpoint: by shares of CPU if the Service asks for that, else as its traffic
  /// is to be distributed.
  private static func hint(
    _ plan: inout SlicePlan, _ service: StoredObject, _ family: AddressFamily, _ context: ControllerContext
  ) -> ZoneHints.Outcome? {
    let mode =
      service.annotation("service.kubernetes.io/topology-mode")
      ?? service.annotation("service.kubernetes.io/topology-aware-hints")
    if mode == "Auto" || mode == "auto" {
      let shares = ZoneShares(of: context.cluster.objects("Node"))
      return ZoneHints.apply(to: &plan, shares, family)
    }
    TrafficDistribution(rawValue: service.spec["trafficDistribution"].text).hint(&plan)
    return nil
  }
}
