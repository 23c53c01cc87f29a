import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func resourceSlice(_ root: YAMLNode, _ header: Header) -> ResourceSlice {
    var slice = ResourceSlice(metadata: metadata(of: root, header, isNamespaced: false))
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .driver: slice.driver = string(field)
        case .pool: slice.pool = object(field) { $0.resourcePool($1) } ?? slice.pool
        case .perDeviceNodeSelection: slice.perDeviceNodeSelection = bool(field)
        case .devices: slice.devices = objects(field) { $0.device($1) } ?? []
        case .sharedCounters: slice.sharedCounters = objects(field) { $0.counterSet($1) } ?? []
        default: reach(field, into: &slice.reach)
        }
      }
    }
    return slice
  }

  private mutating func resourcePool(_ node: YAMLNode) -> ResourceSlice.Pool {
    var pool = ResourceSlice.Pool()
    for entry in node.entries {
      switch entry.keyword {
      case .name: pool.name = string(entry)
      case .generation: pool.generation = int64(entry) ?? 0
      case .resourceSliceCount: pool.resourceSliceCount = int64(entry) ?? 0
      default: break
      }
    }
    return pool
  }

  private mutating func reach(_ entry: YAMLEntry, into reach: inout DeviceReach) {
    switch entry.keyword {
    case .nodeName: reach.nodeName = string(entry)
    case .allNodes: reach.allNodes = bool(entry) ?? false
    case .nodeSelector: reach.nodeSelector = object(entry) { $0.nodeSelector($1) }
    default: break
    }
  }

  private mutating func device(_ node: YAMLNode) -> Device {
    var device = Device()
    device.origin = node.position
    for entry in node.entries {
      switch entry.keyword {
      case .name: device.name = string(entry)
      case .attributes: device.attributes = attributes(entry)
      case .capacity: device.capacity = deviceCapacity(entry)
      case .consumesCounters: device.consumesCounters = objects(entry) { $0.counterSet($1) } ?? []
      case .taints: device.taints = objects(entry) { $0.taint($1) } ?? []
      case .allowMultipleAllocations: device.allowsMultipleAllocations = bool(entry) ?? false
      case .bindsToNode: device.bindsToNode = bool(entry) ?? false
      case .bindingConditions: device.hasBindingConditions = !strings(entry).isEmpty
      case .basic:
        // The first beta had everything but the name one level further down.
        guard let inner = object(entry, { $0.device($1) }) else { break }
        let name = device.name
        device = inner
        if device.name.isEmpty { device.name = name }
        device.origin = node.position
      default: reach(entry, into: &device.reach)
      }
    }
    return device
  }

  private mutating func attributes(_ entry: YAMLEntry) -> [(name: Symbol, value: Device.Attribute)] {
    guard let node = mapping(entry) else { return [] }
    var attributes: [(name: Symbol, value: Device.Attribute)] = []
    for attribute in node.entries {
      let value = object(attribute) { $0.attribute($1) } ?? .unknown
      attributes.append((attribute.key, value))
    }
    return attributes
  }

  private mutating func attribute(_ node: YAMLNode) -> Device.Attribute {
    var value = Device.Attribute.unknown
    for entry in node.entries {
      switch entry.keyword {
      case .string: value = optionalString(entry).map { .string($0) } ?? value
      case .int: value = int64(entry).map { .int($0) } ?? value
      case .bool: value = bool(entry).map { .bool($0) } ?? value
      case .version: value = optionalString(entry).map { .version($0) } ?? value
      default: break
      }
    }
    return value
  }

  private mutating func deviceCapacity(_ entry: YAMLEntry) -> [Device.Capacity] {
    guard let node = mapping(entry) else { return [] }
    var capacities: [Device.Capacity] = []
    for capacity in node.entries {
      var made = Device.Capacity(name: capacity.key)
      if let fields = mapping(capacity) {
        for field in fields.entries {
          switch field.keyword {
          case .value: made.value = quantity(field) ?? .zero
          case .requestPolicy: made.requestPolicy = object(field) { $0.capacityRequestPolicy($1) }
          default: break
          }
        }
      }
      capacities.append(made)
    }
    return capacities
  }

  private mutating func capacityRequestPolicy(_ node: YAMLNode) -> CapacityRequestPolicy {
    var policy = CapacityRequestPolicy()
    for entry in node.entries {
      switch entry.keyword {
      case .default: policy.standard = optionalQuantity(entry)
      case .validValues: policy.validValues = quantities(entry)
      case .validRange:
        policy.validRange = object(entry) { decoder, node in
          var range = CapacityRequestPolicy.Range()
          for field in node.entries {
            switch field.keyword {
            case .min: range.min = decoder.optionalQuantity(field)
            case .max: range.max = decoder.optionalQuantity(field)
            case .step: range.step = decoder.optionalQuantity(field)
            default: break
            }
          }
          return range
        }
      default: break
      }
    }
    return policy
  }

  private mutating func quantities(_ entry: YAMLEntry) -> [Quantity] {
    (list(entry) { decoder, item in decoder.quantity(item, named: entry.key) } ?? []).compactMap { $0 }
  }

  private mutating func counterSet(_ node: YAMLNode) -> CounterSet {
    var set = CounterSet(name: .none, counters: ResourceList())
    for entry in node.entries {
      switch entry.keyword {
      case .name, .counterSet: set.name = string(entry)
      case .counters:
        guard let counters = mapping(entry) else { break }
        for counter in counters.entries {
          guard let fields = mapping(counter) else { continue }
          for field in fields.entries where field.keyword == .value {
            guard let amount = quantity(field) else { continue }
            set.counters.set(ResourceList.Amount(name: counter.key, quantity: amount, origin: field.value.position))
          }
        }
      default: break
      }
    }
    return set
  }
}
