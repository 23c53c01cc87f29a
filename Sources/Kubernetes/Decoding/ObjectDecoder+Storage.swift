import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func storageClass(_ root: YAMLNode, _ header: Header) -> StorageClass {
    let metadata = metadata(of: root, header, isNamespaced: false, keepsAnnotations: true)
    let isDefault = [Word.defaultClass, Word.betaDefaultClass].contains { metadata.annotations[$0] == "true" }
    var result = StorageClass(
      metadata: metadata, provisioner: .none, waitsForFirstConsumer: false, allowedTopologies: [],
      isDefault: isDefault)
    for entry in root.entries {
      switch entry.keyword {
      case .provisioner: result.provisioner = string(entry)
      case .volumeBindingMode: result.waitsForFirstConsumer = string(entry) == Word.waitForFirstConsumer
      case .allowedTopologies: result.allowedTopologies = objects(entry) { $0.topologySelectorTerm($1) } ?? []
      default: break
      }
    }
    return result
  }

  private mutating func topologySelectorTerm(_ node: YAMLNode) -> NodeSelectorTerm {
    var term = NodeSelectorTerm(origin: node.position)
    for entry in node.entries where entry.keyword == .matchLabelExpressions {
      term.matchExpressions = requirements(entry)
      for slot in term.matchExpressions.indices { term.matchExpressions[slot].operator = .in }
    }
    return term
  }

  mutating func csiNode(_ root: YAMLNode, _ header: Header) -> CSINode {
    var result = CSINode(
      metadata: metadata(of: root, header, isNamespaced: false, keepsAnnotations: true), drivers: [])
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries where field.keyword == .drivers {
        result.drivers = objects(field) { $0.csiNodeDriver($1) } ?? []
      }
    }
    return result
  }

  private mutating func csiNodeDriver(_ node: YAMLNode) -> CSINode.Driver {
    var driver = CSINode.Driver(name: .none, nodeID: .none, topologyKeys: [], count: nil)
    for entry in node.entries {
      switch entry.keyword {
      case .name: driver.name = string(entry)
      case .nodeID: driver.nodeID = string(entry)
      case .topologyKeys: driver.topologyKeys = strings(entry)
      case .allocatable:
        guard let allocatable = mapping(entry) else { break }
        for field in allocatable.entries where field.keyword == .count { driver.count = int32(field) }
      default: break
      }
    }
    return driver
  }

  mutating func csiDriver(_ root: YAMLNode, _ header: Header) -> CSIDriver {
    var driver = CSIDriver(
      metadata: metadata(of: root, header, isNamespaced: false), hasStorageCapacity: false, attachRequired: true)
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .storageCapacity: driver.hasStorageCapacity = bool(field) ?? false
        case .attachRequired: driver.attachRequired = bool(field) ?? true
        case .preventPodSchedulingIfMissing: driver.preventsSchedulingIfMissing = bool(field) ?? false
        default: break
        }
      }
    }
    return driver
  }

  mutating func csiStorageCapacity(_ root: YAMLNode, _ header: Header) -> CSIStorageCapacity {
    var result = CSIStorageCapacity(
      metadata: metadata(of: root, header, isNamespaced: true), storageClassName: .none,
      nodeTopology: nil, capacity: nil, maximumVolumeSize: nil)
    for entry in root.entries {
      switch entry.keyword {
      case .storageClassName: result.storageClassName = string(entry)
      case .nodeTopology: result.nodeTopology = object(entry) { $0.labelSelector($1) }
      case .capacity: result.capacity = optionalQuantity(entry)
      case .maximumVolumeSize: result.maximumVolumeSize = optionalQuantity(entry)
      default: break
      }
    }
    return result
  }

  mutating func volumeAttachment(_ root: YAMLNode, _ header: Header) -> VolumeAttachment {
    var result = VolumeAttachment(metadata: metadata(of: root, header, isNamespaced: false))
    guard let spec = root[.spec] else { return result }
    for entry in spec.entries {
      switch entry.keyword {
      case .attacher: result.attacher = string(entry)
      case .nodeName: result.nodeName = string(entry)
      case .source:
        if let name = entry.value[.persistentVolumeName] { result.persistentVolumeName = name.symbol }
      default: break
      }
    }
    return result
  }

  mutating func optionalQuantity(_ entry: YAMLEntry) -> Quantity? {
    entry.value.isNull ? nil : quantity(entry)
  }
}
