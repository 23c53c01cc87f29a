import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func deviceClass(_ root: YAMLNode, _ header: Header) -> DeviceClass {
    var result = DeviceClass(metadata: metadata(of: root, header, isNamespaced: false))
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .selectors: result.selectors = objects(field) { $0.deviceSelector($1) } ?? []
        case .extendedResourceName: result.extendedResourceName = string(field)
        default: break
        }
      }
    }
    return result
  }

  private mutating func deviceSelector(_ node: YAMLNode) -> DeviceSelector {
    var selector = DeviceSelector(expression: nil, origin: node.position)
    for entry in node.entries where entry.keyword == .cel {
      guard let cel = mapping(entry) else { continue }
      selector.expression = Symbol.none
      for field in cel.entries where field.keyword == .expression {
        selector = DeviceSelector(expression: string(field), origin: field.value.position)
      }
    }
    return selector
  }

  mutating func resourceClaim(_ root: YAMLNode, _ header: Header) -> ResourceClaim {
    var claim = ResourceClaim(
      metadata: metadata(of: root, header, isNamespaced: true, keepsAnnotations: true))
    for entry in root.entries {
      switch entry.keyword {
      case .spec: claim.spec = object(entry) { $0.resourceClaimSpec($1, header) } ?? claim.spec
      case .status:
        guard let status = mapping(entry) else { break }
        for field in status.entries {
          switch field.keyword {
          case .allocation: claim.allocation = object(field) { $0.allocationResult($1) }
          case .reservedFor: claim.reservedFor = objects(field) { $0.claimConsumer($1) } ?? []
          case .devices: claim.deviceStatuses = objects(field) { $0.deviceStatus($1) } ?? []
          default: break
          }
        }
      default: break
      }
    }
    return claim
  }

  mutating func resourceClaimTemplate(_ root: YAMLNode, _ header: Header) -> ResourceClaimTemplate {
    var template = ResourceClaimTemplate(
      metadata: metadata(of: root, header, isNamespaced: true), spec: ResourceClaimSpec())
    for entry in root.entries where entry.keyword == .spec {
      guard let outer = mapping(entry) else { continue }
      for field in outer.entries where field.keyword == .spec {
        template.spec = object(field) { $0.resourceClaimSpec($1, header) } ?? template.spec
      }
    }
    return template
  }

  private mutating func claimConsumer(_ node: YAMLNode) -> ResourceClaim.Consumer {
    ResourceClaim.Consumer(name: text(.name, in: node), uid: text(.uid, in: node))
  }

  private mutating func deviceStatus(_ node: YAMLNode) -> DeviceStatus {
    var status = DeviceStatus()
    for entry in node.entries {
      switch entry.keyword {
      case .driver: status.driver = string(entry)
      case .pool: status.pool = string(entry)
      case .device: status.device = string(entry)
      case .conditions:
        // Of each type the first counts.
        var met: Set<Symbol> = []
        let conditions = objects(entry) { ($0.text(.type, in: $1), $0.text(.status, in: $1)) } ?? []
        for (type, value) in conditions where met.insert(type).inserted && value == Word.true {
          status.trueConditions.insert(type)
        }
      default: break
      }
    }
    return status
  }

  private mutating func resourceClaimSpec(_ node: YAMLNode, _ header: Header) -> ResourceClaimSpec {
    // The first beta had what is now `exactly` in the request itself.
    let isInline = header.apiVersion == Word.resourceBeta1
    var spec = ResourceClaimSpec()
    for entry in node.entries where entry.keyword == .devices {
      guard let devices = mapping(entry) else { continue }
      for field in devices.entries {
        switch field.keyword {
        case .requests: spec.requests = objects(field) { $0.deviceRequest($1, isInline: isInline) } ?? []
        case .constraints: spec.constraints = objects(field) { $0.deviceConstraint($1) } ?? []
        default: break
        }
      }
    }
    return spec
  }

  private mutating func deviceRequest(_ node: YAMLNode, isInline: Bool) -> DeviceRequest {
    var request = DeviceRequest(name: .none, kind: .unknown, origin: node.position)
    var exactly: DeviceDemand?
    for entry in node.entries {
      switch entry.keyword {
      case .name: request.name = string(entry)
      case .exactly where !isInline: exactly = object(entry) { $0.deviceDemand($1) }
      case .firstAvailable:
        let alternatives = objects(entry) { $0.deviceDemand($1) } ?? []
        if !alternatives.isEmpty { request.kind = .firstAvailable(alternatives) }
      case .deviceClassName where isInline: exactly = deviceDemand(node)
      default: break
      }
    }
    if var exactly {
      exactly.name = request.name
      exactly.origin = node.position
      request.kind = .exactly(exactly)
    }
    return request
  }

  private mutating func deviceDemand(_ node: YAMLNode) -> DeviceDemand {
    var demand = DeviceDemand()
    demand.origin = node.position
    var mode = Symbol.none
    var count: Int64 = 0
    for entry in node.entries {
      switch entry.keyword {
      case .name: demand.name = string(entry)
      case .deviceClassName: demand.deviceClassName = string(entry)
      case .selectors: demand.selectors = objects(entry) { $0.deviceSelector($1) } ?? []
      case .allocationMode: mode = string(entry)
      case .count: count = int64(entry) ?? 0
      case .adminAccess: demand.adminAccess = bool(entry)
      case .tolerations: demand.tolerations = objects(entry) { $0.toleration($1) } ?? []
      case .capacity:
        demand.capacity = object(entry) { decoder, node in
          var requests = ResourceList()
          for field in node.entries where field.keyword == .requests {
            requests = decoder.resourceList(field) ?? requests
          }
          return requests
        }
      default: break
      }
    }
    switch mode {
    case .none, Word.exactCount: demand.allocationMode = .exactCount(count == 0 ? 1 : count)
    case Word.all: demand.allocationMode = .all
    default: demand.allocationMode = .unknown(mode)
    }
    return demand
  }

  private mutating func deviceConstraint(_ node: YAMLNode) -> DeviceConstraint {
    var constraint = DeviceConstraint(rule: .unknown, requests: [], origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .requests: constraint.requests = strings(entry)
      case .matchAttribute: constraint.rule = optionalString(entry).map { .matchAttribute($0) } ?? constraint.rule
      case .distinctAttribute:
        constraint.rule = optionalString(entry).map { .distinctAttribute($0) } ?? constraint.rule
      default: break
      }
    }
    return constraint
  }

  private mutating func allocationResult(_ node: YAMLNode) -> AllocationResult {
    var result = AllocationResult()
    for entry in node.entries {
      switch entry.keyword {
      case .nodeSelector: result.nodeSelector = object(entry) { $0.nodeSelector($1) }
      case .allocationTimestamp: result.timestamp = time(entry)
      case .devices:
        guard let devices = mapping(entry) else { break }
        for field in devices.entries where field.keyword == .results {
          result.devices = objects(field) { $0.allocatedDevice($1) } ?? []
        }
      default: break
      }
    }
    return result
  }

  private mutating func allocatedDevice(_ node: YAMLNode) -> AllocatedDevice {
    var device = AllocatedDevice()
    for entry in node.entries {
      switch entry.keyword {
      case .request: device.request = string(entry)
      case .driver: device.driver = string(entry)
      case .pool: device.pool = string(entry)
      case .device: device.device = string(entry)
      case .adminAccess: device.hasAdminAccess = bool(entry) ?? false
      case .shareID: device.isShared = optionalString(entry) != nil
      case .consumedCapacity: device.consumedCapacity = resourceList(entry) ?? ResourceList()
      case .bindingConditions: device.bindingConditions = strings(entry)
      case .bindingFailureConditions: device.bindingFailureConditions = strings(entry)
      default: break
      }
    }
    return device
  }
}
