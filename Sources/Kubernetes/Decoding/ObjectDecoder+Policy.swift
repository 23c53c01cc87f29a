import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// A namespace, with the label that the API server puts on each.
  mutating func namespace(_ root: YAMLNode, _ header: Header) -> Namespace {
    var metadata = metadata(of: root, header, isNamespaced: false)
    if metadata.labels[Word.metadataName] == nil { metadata.labels[Word.metadataName] = metadata.name }
    return Namespace(metadata: metadata)
  }

  mutating func service(_ root: YAMLNode, _ header: Header) -> Service {
    var service = Service(metadata: metadata(of: root, header, isNamespaced: true), selector: nil)
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries where field.keyword == .selector { service.selector = labelSet(field) }
    }
    return service
  }

  mutating func priorityClass(_ root: YAMLNode, _ header: Header) -> PriorityClass {
    var result = PriorityClass(
      metadata: metadata(of: root, header, isNamespaced: false), value: 0, isGlobalDefault: false,
      preemptionPolicy: nil)
    for entry in root.entries {
      switch entry.keyword {
      case .value: result.value = int32(entry) ?? 0
      case .globalDefault: result.isGlobalDefault = bool(entry) ?? false
      case .preemptionPolicy: result.preemptionPolicy = preemptionPolicy(entry)
      case .description: result.description = string(entry)
      default: break
      }
    }
    return result
  }

  mutating func horizontalPodAutoscaler(_ root: YAMLNode, _ header: Header) -> HorizontalPodAutoscaler {
    var result = HorizontalPodAutoscaler(metadata: metadata(of: root, header, isNamespaced: true))
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      for field in spec.entries {
        switch field.keyword {
        case .minReplicas: result.minReplicas = int32(field) ?? 1
        case .scaleTargetRef:
          for target in mapping(field)?.entries.map({ $0 }) ?? [] {
            switch target.keyword {
            case .kind: result.targetKind = string(target)
            case .name: result.targetName = string(target)
            default: break
            }
          }
        default: break
        }
      }
    }
    return result
  }

  mutating func podDisruptionBudget(_ root: YAMLNode, _ header: Header) -> PodDisruptionBudget {
    var budget = PodDisruptionBudget(
      metadata: metadata(of: root, header, isNamespaced: true), selector: nil, disruptionsAllowed: 0)
    for entry in root.entries {
      guard entry.keyword == .spec || entry.keyword == .status, let node = mapping(entry) else { continue }
      for field in node.entries {
        switch (entry.keyword, field.keyword) {
        case (.spec, .selector): budget.selector = object(field) { $0.labelSelector($1) }
        case (.spec, .minAvailable): budget.minAvailable = Self.countOrPercent(field.value)
        case (.spec, .maxUnavailable): budget.maxUnavailable = Self.countOrPercent(field.value)
        case (.status, .disruptionsAllowed): budget.disruptionsAllowed = int32(field) ?? 0
        case (.status, .disruptedPods): budget.disruptedPods = mapping(field)?.entries.map { $0.key } ?? []
        default: break
        }
      }
    }
    // An empty selector chose no pod before policy/v1, where it chooses all.
    if header.apiVersion == "policy/v1beta1", budget.selector?.isEmpty == true { budget.selector = nil }
    return budget
  }
}
