import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func workload(_ root: YAMLNode, _ kind: Workload.Kind, _ header: Header) -> Workload {
    let metadata = metadata(
      of: root, header, isNamespaced: true, keepsAnnotations: kind == .replicaSet, names: .namedLater)
    let template = PodTemplate(labels: LabelSet(), spec: Shared(PodSpec()), contentHash: 0)
    var result = Workload(kind: kind, metadata: metadata, template: template, selector: nil, replicas: 1)
    var counts = WorkloadCounts()
    for entry in root.entries where entry.keyword == .spec {
      guard let spec = mapping(entry) else { continue }
      if kind == .cronJob {
        cronJobSpec(spec, into: &result, counts: &counts)
      } else {
        workloadSpec(spec, into: &result, counts: &counts)
      }
    }
    if kind == .job {
      for entry in root.entries where entry.keyword == .status {
        if let status = mapping(entry) { jobStatus(status, into: &result, counts: &counts) }
      }
    }
    result.completions = counts.completions
    result.replicas = result.hasEnded ? 0 : counts.replicas(of: kind)
    if kind == .statefulSet { result.isOrderedReady = !counts.isParallel }
    if result.selector == nil, Self.takesSelectorFromTemplate(kind, header.apiVersion), !result.template.labels.isEmpty
    {
      result.selector = LabelSelector(
        result.template.labels.sortedByText.map { label in
          LabelSelector.Requirement(key: label.key, operator: .equals, values: [label.value])
        })
    }
    return result
  }

  private mutating func cronJobSpec(_ node: YAMLNode, into result: inout Workload, counts: inout WorkloadCounts) {
    var isSuspended = false
    for entry in node.entries {
      switch entry.keyword {
      case .suspend: isSuspended = bool(entry) ?? false
      case .jobTemplate:
        guard let template = mapping(entry) else { break }
        for field in template.entries where field.keyword == .spec {
          if let spec = mapping(field) { workloadSpec(spec, into: &result, counts: &counts) }
        }
      default: break
      }
    }
    counts.isSuspended = counts.isSuspended || isSuspended
  }

  /// The spec of any workload: the fields of the different kinds do not get into each other's way.
  private mutating func workloadSpec(_ node: YAMLNode, into result: inout Workload, counts: inout WorkloadCounts) {
    for entry in node.entries {
      switch (entry.keyword, result.kind) {
      case (.template, _): result.template = object(entry) { $0.podTemplate($1) } ?? result.template
      case (.selector, .replicationController):
        // An empty map counts as none.
        result.selector = equalities(entry).flatMap { $0.isEmpty ? nil : LabelSelector($0) }
      case (.selector, _): result.selector = object(entry) { $0.labelSelector($1) }
      case (.replicas, .deployment), (.replicas, .replicaSet), (.replicas, .replicationController),
        (.replicas, .statefulSet):
        counts.replicas = int32(entry)
        result.replicasOrigin = entry.value.position
      case (.parallelism, .job), (.parallelism, .cronJob):
        counts.parallelism = int32(entry)
        result.replicasOrigin = entry.value.position
      case (.completions, .job), (.completions, .cronJob): counts.completions = int32(entry)
      case (.suspend, .job), (.suspend, .cronJob): counts.isSuspended = bool(entry) ?? false
      case (.manualSelector, .job): result.selectsByHand = bool(entry) ?? false
      case (.completionMode, .job), (.completionMode, .cronJob): result.isIndexed = string(entry) == Word.indexed
      case (.podManagementPolicy, .statefulSet): counts.isParallel = string(entry) == Word.parallel
      case (.ordinals, .statefulSet): result.firstOrdinal = object(entry) { $0.firstOrdinal($1) } ?? 0
      case (.strategy, .deployment), (.updateStrategy, .statefulSet), (.updateStrategy, .daemonSet):
        result.updateStrategy = Self.updateStrategy(entry.value)
      case (.volumeClaimTemplates, .statefulSet):
        result.claimTemplates = objects(entry) { $0.claimTemplate($1) } ?? []
      default: break
      }
    }
  }

  private mutating func firstOrdinal(_ node: YAMLNode) -> Int32 {
    var start: Int32 = 0
    for entry in node.entries where entry.keyword == .start { start = max(int32(entry) ?? 0, 0) }
    return start
  }

  /// No pod's place depends on it, so what cannot be read is left to validation.
  private static func updateStrategy(_ node: YAMLNode) -> UpdateStrategy {
    var strategy = UpdateStrategy()
    strategy.origin = node.position
    if let type = node[.type], !type.isNull { strategy.type = type.symbol }
    strategy.maxSurge = node[.rollingUpdate]?[.maxSurge].flatMap(countOrPercent)
    strategy.maxUnavailable = node[.rollingUpdate]?[.maxUnavailable].flatMap(countOrPercent)
    return strategy
  }

  /// A number, or a text that ends in a per cent sign; nil for anything else.
  static func countOrPercent(_ node: YAMLNode) -> CountOrPercent? {
    guard node.kind == .scalar else { return nil }
    if case .integer(let count) = node.scalar { return .count(count) }
    let text = node.text
    guard text.hasSuffix("%") else { return nil }
    return Int64(text.dropLast()).map { .percent($0) }
  }

  private mutating func claimTemplate(_ node: YAMLNode) -> PersistentVolumeClaim {
    persistentVolumeClaim(
      node, Header(kind: "volume claim template", apiVersion: .none, range: node.range))
  }

  private mutating func podTemplate(_ node: YAMLNode) -> PodTemplate {
    var labels = LabelSet()
    var annotations = LabelSet()
    var spec = PodSpec()
    for entry in node.entries {
      switch entry.keyword {
      case .metadata:
        guard let metadata = mapping(entry) else { break }
        for field in metadata.entries {
          switch field.keyword {
          case .labels: labels = labelSet(field) ?? labels
          case .annotations: annotations = labelSet(field) ?? annotations
          default: break
          }
        }
      case .spec: spec = object(entry) { $0.podSpec($1) } ?? spec
      default: break
      }
    }
    spec.applyDefaults()
    if options.keepsWritten != .nothing { spec.written = WrittenPod(node) }
    return PodTemplate(
      labels: labels, annotations: annotations, spec: Shared(spec), contentHash: TemplateHash.hash(of: node),
      range: node.range)
  }

  /// Before apps/v1beta2 a workload without a selector took its template's labels; replication controllers still do.
  private static func takesSelectorFromTemplate(_ kind: Workload.Kind, _ apiVersion: Symbol) -> Bool {
    switch kind {
    case .replicationController: true
    case .deployment, .replicaSet, .statefulSet, .daemonSet:
      apiVersion == "extensions/v1beta1" || apiVersion == "apps/v1beta1"
    case .job, .cronJob: false
    }
  }
}
