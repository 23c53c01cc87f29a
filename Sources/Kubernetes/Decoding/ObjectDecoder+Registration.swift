import SourceText
import Symbols
import YAML

/// Who else takes part in admission.
extension ObjectDecoder {
  mutating func admissionRegistration(
    _ root: YAMLNode, _ kind: AdmissionRegistration.Kind, _ header: Header
  ) -> AdmissionRegistration {
    var result = AdmissionRegistration(
      kind: kind, metadata: metadata(of: root, header, isNamespaced: false))
    for entry in root.entries {
      if entry.key == "webhooks", kind == .validatingWebhooks || kind == .mutatingWebhooks {
        result.matches = objects(entry) { $0.admissionMatch($1, rules: "rules") } ?? []
      } else if entry.keyword == .spec, let spec = mapping(entry) {
        for field in spec.entries {
          if field.key == "matchConstraints" || field.key == "matchResources" {
            result.matches = object(field) { $0.admissionMatch($1, rules: "resourceRules") }.map { [$0] } ?? []
          } else if field.key == "policyName" {
            result.policyName = string(field)
          }
        }
      }
    }
    return result
  }

  private mutating func admissionMatch(_ node: YAMLNode, rules: Symbol) -> AdmissionMatch {
    var match = AdmissionMatch()
    // A webhook without rules is asked about nothing, a policy or a binding without them about everything.
    if rules == "rules" { match.rules = [] }
    for entry in node.entries {
      if entry.key == rules {
        let list = objects(entry) { $0.admissionRule($1) } ?? []
        match.rules = list.isEmpty && rules != "rules" ? nil : list
      } else if entry.key == "excludeResourceRules" {
        match.excluded = objects(entry) { $0.admissionRule($1) } ?? []
      } else if entry.keyword == .namespaceSelector {
        match.namespaceSelector = object(entry) { $0.labelSelector($1) }
      } else if entry.key == "objectSelector" {
        match.objectSelector = object(entry) { $0.labelSelector($1) }
      }
    }
    return match
  }

  private mutating func admissionRule(_ node: YAMLNode) -> AdmissionMatch.Rule {
    var rule = AdmissionMatch.Rule()
    for entry in node.entries {
      switch entry.key {
      case "apiGroups": rule.groups = strings(entry)
      case "apiVersions": rule.versions = strings(entry)
      case "operations": rule.operations = strings(entry)
      case "resources": rule.resources = strings(entry)
      case "resourceNames": rule.names = strings(entry)
      case "scope": rule.scope = optionalString(entry) ?? "*"
      default: break
      }
    }
    return rule
  }
}
