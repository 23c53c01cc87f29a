import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func podStatus(_ node: YAMLNode) -> PodStatus {
    var status = PodStatus()
    for entry in node.entries {
      switch entry.keyword {
      case .phase: status.phase = phase(entry)
      case .startTime: status.startTime = time(entry)
      case .nominatedNodeName: status.nominatedNodeName = string(entry)
      case .conditions: conditions(entry, into: &status)
      case .containerStatuses, .initContainerStatuses:
        status.containers += (objects(entry) { $0.containerStatus($1) } ?? []).compactMap { $0 }
      case .resources:
        status.resources = object(entry) { $0.resourceRequirements($1).requests }
      case .allocatedResources: status.allocatedResources = resourceList(entry)
      case .resourceClaimStatuses:
        status.resourceClaimStatuses = objects(entry) { $0.resourceClaimStatus($1) } ?? []
      default: break
      }
    }
    return status
  }

  private mutating func phase(_ entry: YAMLEntry) -> PodStatus.Phase {
    switch string(entry) {
    case Word.running: .running
    case Word.succeeded: .succeeded
    case Word.failed: .failed
    case Word.unknown: .unknown
    default: .pending
    }
  }

  /// Of each type the scheduler looks at the first condition only.
  private mutating func conditions(_ entry: YAMLEntry, into status: inout PodStatus) {
    let conditions = objects(entry) { decoder, node in
      (
        type: decoder.text(.type, in: node), status: decoder.text(.status, in: node),
        reason: decoder.text(.reason, in: node)
      )
    }
    let resize = conditions?.first { $0.type == Word.podResizePending }
    status.isResizeInfeasible = resize?.reason == Word.infeasible
    let disruption = conditions?.first { $0.type == Word.disruptionTarget }
    status.isPreemptionVictim = disruption?.status == Word.true && disruption?.reason == Word.preemptionByScheduler
  }

  /// nil when the status does not tell resources.
  private mutating func containerStatus(_ node: YAMLNode) -> ContainerStatus? {
    var name = Symbol.none
    var resources: ResourceRequirements?
    var allocated: ResourceList?
    for entry in node.entries {
      switch entry.keyword {
      case .name: name = string(entry)
      case .resources: resources = object(entry) { $0.resourceRequirements($1) }
      case .allocatedResources: allocated = resourceList(entry)
      default: break
      }
    }
    if resources == nil, allocated == nil { return nil }
    return ContainerStatus(name: name, requests: resources?.requests, allocatedResources: allocated)
  }

  private mutating func resourceClaimStatus(_ node: YAMLNode) -> (name: Symbol, claim: Symbol?) {
    var status: (name: Symbol, claim: Symbol?) = (.none, nil)
    for entry in node.entries {
      switch entry.keyword {
      case .name: status.name = string(entry)
      case .resourceClaimName: status.claim = optionalString(entry)
      default: break
      }
    }
    return status
  }
}
