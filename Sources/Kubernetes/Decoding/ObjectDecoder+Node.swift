import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func node(_ root: YAMLNode, _ header: Header) -> Node {
    var result = Node()
    result.metadata = metadata(of: root, header, isNamespaced: false)
    if let metadata = root[.metadata] {
      for entry in metadata.entries where entry.keyword == .labels { result.labelsOrigin = entry.keyRange.position }
    }
    for entry in root.entries {
      switch entry.keyword {
      case .spec:
        if let node = mapping(entry) { nodeSpec(node, into: &result) }
      case .status:
        if let node = mapping(entry) { nodeStatus(node, into: &result) }
      default: break
      }
    }
    return result
  }

  private mutating func nodeSpec(_ node: YAMLNode, into result: inout Node) {
    for entry in node.entries {
      switch entry.keyword {
      case .unschedulable:
        result.isUnschedulable = bool(entry) ?? false
        result.unschedulableOrigin = entry.value.position
      case .taints: result.taints = objects(entry) { $0.taint($1) } ?? []
      case .podCIDRs: result.podCIDRs = strings(entry)
      case .podCIDR:
        let block = string(entry)
        if result.podCIDRs.isEmpty, !block.isEmpty { result.podCIDRs = [block] }
      default: break
      }
    }
  }

  mutating func taint(_ node: YAMLNode) -> Taint {
    var taint = Taint(key: .none, value: .none, effect: TaintEffect(.none), origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .key: taint.key = string(entry)
      case .value: taint.value = string(entry)
      case .effect: taint.effect = TaintEffect(string(entry))
      default: break
      }
    }
    return taint
  }

  private mutating func nodeStatus(_ node: YAMLNode, into result: inout Node) {
    var capacity: ResourceList?
    var allocatable: ResourceList?
    for entry in node.entries {
      switch entry.keyword {
      case .capacity: capacity = resourceList(entry)
      case .allocatable: allocatable = resourceList(entry)
      case .images: result.images = objects(entry) { $0.image($1) } ?? []
      case .declaredFeatures: result.declaredFeatures = strings(entry)
      default: break
      }
    }
    // The API server's default; an empty list is not an absent one.
    result.allocatable = allocatable ?? capacity ?? ResourceList()
  }

  private mutating func image(_ node: YAMLNode) -> Node.Image {
    var image = Node.Image(names: [], sizeBytes: 0)
    for entry in node.entries {
      switch entry.keyword {
      case .names: image.names = strings(entry)
      case .sizeBytes: image.sizeBytes = int64(entry) ?? 0
      default: break
      }
    }
    return image
  }
}
