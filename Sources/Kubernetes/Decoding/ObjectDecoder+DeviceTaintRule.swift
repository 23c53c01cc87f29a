import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func deviceTaintRule(_ root: YAMLNode, _ header: Header) -> DeviceTaintRule {
    var rule = DeviceTaintRule(metadata: metadata(of: root, header, isNamespaced: false))
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .deviceSelector: rule.selector = object(field) { $0.deviceTaintSelector($1) }
        case .taint: rule.taint = object(field) { $0.taint($1) }
        default: break
        }
      }
    }
    return rule
  }

  private mutating func deviceTaintSelector(_ node: YAMLNode) -> DeviceTaintRule.Selector {
    var selector = DeviceTaintRule.Selector()
    for entry in node.entries {
      switch entry.keyword {
      case .driver: selector.driver = string(entry)
      case .pool: selector.pool = string(entry)
      case .device: selector.device = string(entry)
      default: break
      }
    }
    return selector
  }
}
