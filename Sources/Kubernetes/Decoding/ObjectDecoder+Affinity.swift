import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func affinity(_ node: YAMLNode) -> Affinity {
    var affinity = Affinity()
    for entry in node.entries {
      switch entry.keyword {
      case .nodeAffinity:
        if let terms = object(entry, { $0.nodeAffinity($1) }) {
          affinity.requiredNode = terms.required
          affinity.preferredNode = terms.preferred
        }
      case .podAffinity:
        if let terms = object(entry, { $0.podAffinity($1) }) {
          affinity.hasPodAffinity = true
          affinity.requiredPod = terms.required
          affinity.preferredPod = terms.preferred
        }
      case .podAntiAffinity:
        if let terms = object(entry, { $0.podAffinity($1) }) {
          affinity.hasPodAntiAffinity = true
          affinity.requiredPodAnti = terms.required
          affinity.preferredPodAnti = terms.preferred
        }
      default: break
      }
    }
    return affinity
  }

  typealias NodeAffinityTerms = (required: NodeSelector?, preferred: [PreferredSchedulingTerm]?)

  mutating func nodeAffinity(_ node: YAMLNode) -> NodeAffinityTerms {
    var terms: NodeAffinityTerms = (nil, nil)
    for entry in node.entries {
      switch entry.keyword {
      case .requiredDuringSchedulingIgnoredDuringExecution: terms.required = object(entry) { $0.nodeSelector($1) }
      case .preferredDuringSchedulingIgnoredDuringExecution:
        terms.preferred = objects(entry) { $0.preferredSchedulingTerm($1) }
      default: break
      }
    }
    return terms
  }

  private mutating func preferredSchedulingTerm(_ node: YAMLNode) -> PreferredSchedulingTerm {
    var term = PreferredSchedulingTerm(weight: 0, preference: NodeSelectorTerm(origin: node.position))
    for entry in node.entries {
      switch entry.keyword {
      case .weight: term.weight = int32(entry) ?? 0
      case .preference: term.preference = object(entry) { $0.nodeSelectorTerm($1) } ?? term.preference
      default: break
      }
    }
    return term
  }

  private mutating func podAffinity(
    _ node: YAMLNode
  ) -> (required: [PodAffinityTerm], preferred: [WeightedPodAffinityTerm]) {
    var required: [PodAffinityTerm] = []
    var preferred: [WeightedPodAffinityTerm] = []
    for entry in node.entries {
      switch entry.keyword {
      case .requiredDuringSchedulingIgnoredDuringExecution: required = objects(entry) { $0.podAffinityTerm($1) } ?? []
      case .preferredDuringSchedulingIgnoredDuringExecution:
        preferred = objects(entry) { $0.weightedPodAffinityTerm($1) } ?? []
      default: break
      }
    }
    return (required, preferred)
  }

  private mutating func weightedPodAffinityTerm(_ node: YAMLNode) -> WeightedPodAffinityTerm {
    var weighted = WeightedPodAffinityTerm(
      weight: 0, term: PodAffinityTerm(labelSelector: nil, topologyKey: .none, origin: node.position))
    for entry in node.entries {
      switch entry.keyword {
      case .weight: weighted.weight = int32(entry) ?? 0
      case .podAffinityTerm: weighted.term = object(entry) { $0.podAffinityTerm($1) } ?? weighted.term
      default: break
      }
    }
    return weighted
  }

  private mutating func podAffinityTerm(_ node: YAMLNode) -> PodAffinityTerm {
    var term = PodAffinityTerm(labelSelector: nil, topologyKey: .none, origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .labelSelector: term.labelSelector = object(entry) { $0.labelSelector($1) }
      case .namespaces: term.namespaces = strings(entry)
      case .namespaceSelector: term.namespaceSelector = object(entry) { $0.labelSelector($1) }
      case .topologyKey: term.topologyKey = string(entry)
      case .matchLabelKeys: term.matchLabelKeys = strings(entry)
      case .mismatchLabelKeys: term.mismatchLabelKeys = strings(entry)
      default: break
      }
    }
    return term
  }
}
