import SourceText
import Symbols
import YAML

/// The kinds that admission reads.
extension ObjectDecoder {
  mutating func limitRange(_ root: YAMLNode, _ header: Header) -> LimitRange {
    var result = LimitRange(metadata: metadata(of: root, header, isNamespaced: true), limits: [])
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries where field.keyword == .limits {
        result.limits = objects(field) { $0.limitRangeItem($1) } ?? []
      }
    }
    return result
  }

  private mutating func limitRangeItem(_ node: YAMLNode) -> LimitRange.Item {
    var item = LimitRange.Item()
    for entry in node.entries {
      switch entry.keyword {
      case .type: item.type = string(entry)
      case .min: item.min = resourceList(entry) ?? ResourceList()
      case .max: item.max = resourceList(entry) ?? ResourceList()
      case .default: item.default = resourceList(entry) ?? ResourceList()
      case .defaultRequest: item.defaultRequest = resourceList(entry) ?? ResourceList()
      case .maxLimitRequestRatio: item.maxLimitRequestRatio = resourceList(entry) ?? ResourceList()
      default: break
      }
    }
    item.applyDefaults()
    return item
  }

  mutating func resourceQuota(_ root: YAMLNode, _ header: Header) -> ResourceQuota {
    var result = ResourceQuota(metadata: metadata(of: root, header, isNamespaced: true))
    for entry in root.entries {
      if entry.keyword == .status, let status = mapping(entry) {
        for field in status.entries where field.key == "used" { result.used = resourceList(field) }
      }
      guard entry.keyword == .spec, let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .hard: result.hard = resourceList(field) ?? ResourceList()
        case .scopes: result.scopes += strings(field).map { ResourceQuota.Scope(name: $0) }
        case .scopeSelector:
          for expressions in mapping(field)?.entries.map({ $0 }) ?? [] where expressions.keyword == .matchExpressions {
            result.scopes += objects(expressions) { $0.quotaScope($1) } ?? []
          }
        default: break
        }
      }
    }
    return result
  }

  private mutating func quotaScope(_ node: YAMLNode) -> ResourceQuota.Scope {
    var scope = ResourceQuota.Scope(name: .none)
    for entry in node.entries {
      if entry.key == "scopeName" { scope.name = string(entry) }
      if entry.keyword == .operator { scope.operator = optionalString(entry) ?? scope.operator }
      if entry.keyword == .values { scope.values = strings(entry) }
    }
    return scope
  }

  mutating func runtimeClass(_ root: YAMLNode, _ header: Header) -> RuntimeClass {
    var result = RuntimeClass(metadata: metadata(of: root, header, isNamespaced: false))
    for entry in root.entries {
      switch entry.keyword {
      case .overhead: result.overhead = object(entry) { $0.podFixed($1) }
      case .scheduling:
        guard let scheduling = mapping(entry) else { break }
        for field in scheduling.entries {
          switch field.keyword {
          case .nodeSelector: result.nodeSelector = equalities(field).map { LabelSelector($0) }
          case .tolerations: result.tolerations = objects(field) { $0.toleration($1) } ?? []
          default: break
          }
        }
      default: break
      }
    }
    return result
  }

  private mutating func podFixed(_ node: YAMLNode) -> ResourceList {
    var overhead = ResourceList()
    for entry in node.entries where entry.keyword == .podFixed { overhead = resourceList(entry) ?? overhead }
    return overhead
  }
}
