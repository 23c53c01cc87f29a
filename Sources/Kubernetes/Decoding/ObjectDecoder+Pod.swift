import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func pod(_ root: YAMLNode, _ header: Header) -> Pod {
    let metadata = metadata(of: root, header, isNamespaced: true, names: .namedLater)
    var spec = PodSpec()
    var status = PodStatus()
    for entry in root.entries {
      switch entry.keyword {
      case .spec: spec = object(entry) { $0.podSpec($1) } ?? spec
      case .status: status = object(entry) { $0.podStatus($1) } ?? status
      default: break
      }
    }
    spec.applyDefaults()
    if options.keepsWritten == .podsAndTemplates { spec.written = WrittenPod(root) }
    return Pod(metadata: metadata, spec: Shared(spec).mergingMatchLabelKeys(labels: metadata.labels), status: status)
  }

  /// A pod's spec without the defaults.
  mutating func podSpec(_ node: YAMLNode) -> PodSpec {
    var spec = PodSpec()
    spec.range = node.range
    let mayShare = node[.nodeName] != nil && !options.keepsEveryPlace
    for entry in node.entries {
      switch entry.keyword {
      case .nodeName: spec.nodeName = string(entry)
      case .schedulerName: spec.schedulerName = string(entry)
      case .priority: spec.priority = int32(entry)
      case .priorityClassName: spec.priorityClassName = string(entry)
      case .preemptionPolicy: spec.preemptionPolicy = preemptionPolicy(entry)
      case .nodeSelector: spec.nodeSelector = equalities(entry).map { LabelSelector($0) }
      case .affinity: spec.affinity = object(entry) { $0.affinity($1) }
      case .tolerations: spec.tolerations = objects(entry) { $0.toleration($1) } ?? []
      case .topologySpreadConstraints:
        spec.topologySpreadConstraints = objects(entry) { $0.topologySpreadConstraint($1) } ?? []
      case .initContainers: spec.initContainers = objects(entry) { $0.container($1, isInit: true) } ?? []
      case .containers: spec.containers = mayShare ? boundContainers(entry) : containers(entry)
      case .overhead: spec.overhead = resourceList(entry) ?? ResourceList()
      case .resources: spec.resources = object(entry) { $0.resourceRequirements($1) }
      case .volumes: spec.volumes = objects(entry) { $0.volume($1) } ?? []
      case .schedulingGates: spec.schedulingGates = objects(entry) { $0.schedulingGate($1) } ?? []
      case .hostNetwork: spec.hostNetwork = bool(entry) ?? false
      case .hostUsers: spec.hostUsers = bool(entry)
      case .restartPolicy: spec.restartPolicy = string(entry)
      case .runtimeClassName: spec.runtimeClassName = string(entry)
      case .resourceClaims: spec.resourceClaims = objects(entry) { $0.podResourceClaim($1) } ?? []
      default:
        if entry.key == "activeDeadlineSeconds" { spec.activeDeadlineSeconds = int64(entry) }
      }
    }
    return spec
  }

  private mutating func containers(_ entry: YAMLEntry) -> [Container] {
    objects(entry) { $0.container($1, isInit: false) } ?? []
  }

  /// The containers of a pod that has its node. A placement never asks where those stand, so that those of one text are
  /// one array in memory, with the positions of the first.
  private mutating func boundContainers(_ entry: YAMLEntry) -> [Container] {
    let key = RepeatedText<[Container]>.Key(entry.value)
    if let key, let known = containerTexts.value(key) { return known }
    let before = diagnostics.count
    let containers = containers(entry)
    if let key, diagnostics.count == before { containerTexts.store(containers, for: key) }
    return containers
  }

  /// A word other than the two counts as absent here; validation refuses it.
  mutating func preemptionPolicy(_ entry: YAMLEntry) -> PreemptionPolicy? {
    switch string(entry) {
    case Word.never: .never
    case Word.preemptLowerPriority: .preemptLowerPriority
    default: nil
    }
  }

  private mutating func schedulingGate(_ node: YAMLNode) -> Symbol {
    var name = Symbol.none
    for entry in node.entries where entry.keyword == .name { name = string(entry) }
    return name
  }

  private mutating func podResourceClaim(_ node: YAMLNode) -> PodResourceClaim {
    var claim = PodResourceClaim(
      name: .none, resourceClaimName: nil, resourceClaimTemplateName: nil, origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .name: claim.name = string(entry)
      case .resourceClaimName: claim.resourceClaimName = optionalString(entry)
      case .resourceClaimTemplateName: claim.resourceClaimTemplateName = optionalString(entry)
      default: break
      }
    }
    return claim
  }

  mutating func toleration(_ node: YAMLNode) -> Toleration {
    var toleration = Toleration(origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .key: toleration.key = string(entry)
      case .operator:
        toleration.operatorText = string(entry)
        switch toleration.operatorText {
        case .none, Word.equal: toleration.operator = .equal
        case Word.exists: toleration.operator = .exists
        default: toleration.operator = .unsupported
        }
      case .value: toleration.value = string(entry)
      case .effect:
        let effect = string(entry)
        toleration.effect = effect.isEmpty ? nil : TaintEffect(effect)
      case .tolerationSeconds: toleration.tolerationSeconds = int64(entry)
      default: break
      }
    }
    return toleration
  }

  mutating func topologySpreadConstraint(_ node: YAMLNode) -> TopologySpreadConstraint {
    var constraint = TopologySpreadConstraint(
      maxSkew: 0, topologyKey: .none, whenUnsatisfiable: .unknown, origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .maxSkew: constraint.maxSkew = int32(entry) ?? 0
      case .topologyKey: constraint.topologyKey = string(entry)
      case .whenUnsatisfiable:
        constraint.whenUnsatisfiableText = string(entry)
        switch constraint.whenUnsatisfiableText {
        case Word.doNotSchedule: constraint.whenUnsatisfiable = .doNotSchedule
        case Word.scheduleAnyway: constraint.whenUnsatisfiable = .scheduleAnyway
        default: constraint.whenUnsatisfiable = .unknown
        }
      case .labelSelector: constraint.labelSelector = object(entry) { $0.labelSelector($1) }
      case .minDomains: constraint.minDomains = int32(entry)
      case .nodeAffinityPolicy: constraint.nodeAffinityPolicy = inclusionPolicy(entry)
      case .nodeTaintsPolicy: constraint.nodeTaintsPolicy = inclusionPolicy(entry)
      case .matchLabelKeys: constraint.matchLabelKeys = strings(entry)
      default: break
      }
    }
    return constraint
  }

  /// The scheduler asks only whether the word is `Honor`, so any other is as good as `Ignore`.
  private mutating func inclusionPolicy(_ entry: YAMLEntry) -> TopologySpreadConstraint.InclusionPolicy? {
    optionalString(entry).map { $0 == Word.honor ? .honor : .ignore }
  }
}
