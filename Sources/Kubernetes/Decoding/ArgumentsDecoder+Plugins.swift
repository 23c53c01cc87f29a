import SourceText
import Symbols
import YAML

extension ArgumentsDecoder {
  func defaultPreemption(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> DefaultPreemptionArgs {
    var args = DefaultPreemptionArgs()
    var percentage: YAMLEntry?
    var absolute: YAMLEntry?
    for entry in fields(node) {
      switch entry.key.text {
      case "minCandidateNodesPercentage":
        args.minCandidateNodesPercentage = decoder.int32(entry) ?? args.minCandidateNodesPercentage
        percentage = entry
        if !(0...100).contains(args.minCandidateNodesPercentage) {
          invalid(entry, entry.key.text, args.minCandidateNodesPercentage, "not in valid range [0, 100]", &decoder)
        }
      case "minCandidateNodesAbsolute":
        args.minCandidateNodesAbsolute = decoder.int32(entry) ?? args.minCandidateNodesAbsolute
        absolute = entry
        if args.minCandidateNodesAbsolute < 0 {
          invalid(entry, entry.key.text, args.minCandidateNodesAbsolute, "not in valid range [0, inf)", &decoder)
        }
      default: decoder.unknownField(entry, among: ["minCandidateNodesPercentage", "minCandidateNodesAbsolute"])
      }
    }
    if args.minCandidateNodesPercentage == 0, args.minCandidateNodesAbsolute == 0, let percentage, let absolute {
      invalid(
        percentage, "minCandidateNodesPercentage", 0, "cannot be zero at the same time as minCandidateNodesAbsolute",
        &decoder)
      invalid(
        absolute, "minCandidateNodesAbsolute", 0, "cannot be zero at the same time as minCandidateNodesPercentage",
        &decoder)
    }
    return args
  }

  func interPodAffinity(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> InterPodAffinityArgs {
    var args = InterPodAffinityArgs()
    for entry in fields(node) {
      switch entry.key.text {
      case "hardPodAffinityWeight":
        args.hardPodAffinityWeight = decoder.int32(entry) ?? args.hardPodAffinityWeight
        if !(0...100).contains(args.hardPodAffinityWeight) {
          invalid(entry, entry.key.text, args.hardPodAffinityWeight, "not in valid range [0, 100]", &decoder)
        }
      case "ignorePreferredTermsOfExistingPods":
        args.ignorePreferredTermsOfExistingPods = decoder.bool(entry) ?? false
      default: decoder.unknownField(entry, among: ["hardPodAffinityWeight", "ignorePreferredTermsOfExistingPods"])
      }
    }
    return args
  }

  func nodeAffinity(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> NodeAffinityArgs {
    var args = NodeAffinityArgs()
    for entry in fields(node) {
      guard entry.key.text == "addedAffinity" else {
        decoder.unknownField(entry, among: ["addedAffinity"])
        continue
      }
      guard let affinity = decoder.object(entry, { $0.nodeAffinity($1) }) else { continue }
      args.addedRequired = affinity.required
      args.addedPreferred = affinity.preferred ?? []
      let required = "addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"
      for (index, term) in (affinity.required?.terms ?? []).enumerated() {
        check(term, "\(required)[\(index)]", entry, &decoder)
      }
      let preferred = "addedAffinity.preferredDuringSchedulingIgnoredDuringExecution"
      for (index, term) in args.addedPreferred.enumerated() {
        check(term.preference, "\(preferred)[\(index)]", entry, &decoder)
      }
    }
    return args
  }

  /// Reports the first thing that keeps a term from being parsed.
  private func check(_ term: NodeSelectorTerm, _ field: String, _ entry: YAMLEntry, _ decoder: inout ObjectDecoder) {
    guard let fault = term.conversionError else { return }
    let start = term.origin.isKnown ? term.origin : entry.value.position
    let range = SourceRange(file: start.file, start: start.offset, end: start.offset)
    decoder.error(.invalidValue, at: range, "\(path).args.\(field): \(fault)", field: "\(path).args.\(field)")
  }

  func balancedAllocation(
    _ node: YAMLNode?, _ decoder: inout ObjectDecoder
  ) -> NodeResourcesBalancedAllocationArgs {
    var args = NodeResourcesBalancedAllocationArgs()
    for entry in fields(node) {
      guard entry.key.text == "resources" else {
        decoder.unknownField(entry, among: ["resources"])
        continue
      }
      let weighted = resourceWeights(entry, &decoder)
      if weighted.isEmpty { continue }
      args.resources = weighted.map { $0.resource }
      var names: Set<Symbol> = []
      for (index, item) in weighted.enumerated() {
        if item.resource.weight != 1 {
          decoder.refuse(
            .invalidValue, at: item.weightRange,
            "\(path).args.resources[\(index)].weight", "\(item.resource.weight): must be 1")
        }
        if !names.insert(item.resource.name).inserted {
          decoder.refuse(
            .duplicateValue, at: item.nameRange,
            "\(path).args.resources[\(index)].name", "\"\(item.resource.name.text)\"")
        }
      }
    }
    return args
  }

  struct WeightedResource {
    var resource: ResourceWeight
    var nameRange: SourceRange
    var weightRange: SourceRange
  }

  /// A list of resources with weights; a weight that is absent or 0 becomes 1.
  func resourceWeights(_ entry: YAMLEntry, _ decoder: inout ObjectDecoder) -> [WeightedResource] {
    decoder.objects(entry) { decoder, node in
      var item = WeightedResource(
        resource: ResourceWeight(name: .none), nameRange: node.range, weightRange: node.range)
      for field in node.entries {
        switch field.key.text {
        case "name":
          item.resource.name = decoder.string(field)
          item.nameRange = field.value.range
        case "weight":
          let weight = decoder.int64(field) ?? 0
          item.resource.weight = weight == 0 ? 1 : weight
          item.weightRange = field.value.range
        default: decoder.unknownField(field, among: ["name", "weight"])
        }
      }
      return item
    } ?? []
  }

  func volumeBinding(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> VolumeBindingArgs {
    var args = VolumeBindingArgs()
    for entry in fields(node) {
      switch entry.key.text {
      case "bindTimeoutSeconds":
        args.bindTimeoutSeconds = decoder.int64(entry) ?? args.bindTimeoutSeconds
        if args.bindTimeoutSeconds < 0 {
          invalid(
            entry, entry.key.text, args.bindTimeoutSeconds,
            "invalid BindTimeoutSeconds, should not be a negative value", &decoder)
        }
      case "shape":
        if entry.value.isNull { continue }
        let refusal =
          "\(path).args.shape: Invalid value: unexpected field `shape`, "
          + "remove it or turn on the feature gate StorageCapacityScoring"
        decoder.versionedFields.append(
          .init(name: .volumeBindingShape, refusal: refusal, origin: entry.value.range.position))
        let points = shapePoints(entry, &decoder)
        check(points, at: "\(path).args.shape", &decoder) {
          $1.refuse(.invalidValue, at: $0.range, $0.field, $0.detail)
        }
        if !points.isEmpty { args.shape = points.map(\.point) }
      default: decoder.unknownField(entry, among: ["bindTimeoutSeconds", "shape"])
      }
    }
    return args
  }

  func dynamicResources(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> DynamicResourcesArgs {
    var args = DynamicResourcesArgs()
    for entry in fields(node) {
      switch entry.key.text {
      case "filterTimeout":
        guard let (text, duration) = duration(entry, &decoder) else { continue }
        if duration.isNegative {
          invalid(entry, "filterTimeout", "\"\(text)\"", "must be zero or positive", &decoder)
        }
      case "bindingTimeout":
        guard let (text, duration) = duration(entry, &decoder) else { continue }
        let refusal =
          "\(path).args.bindingTimeout: Forbidden: "
          + "DRADeviceBindingConditions or DRAResourceClaimDeviceStatus feature gate is disabled"
        decoder.versionedFields.append(
          .init(name: .bindingTimeout, refusal: refusal, origin: entry.value.range.position))
        if duration.isNegative || duration.seconds < 1 {
          invalid(entry, "bindingTimeout", "\"\(text)\"", "must be at least 1 second", &decoder)
        }
        args.bindingTimeoutSeconds = duration.seconds
      default: decoder.unknownField(entry, among: ["filterTimeout", "bindingTimeout"])
      }
    }
    return args
  }

  /// nil, with an error where one is due, for what is no duration.
  private func duration(
    _ entry: YAMLEntry, _ decoder: inout ObjectDecoder
  ) -> (text: String, duration: GoDuration)? {
    guard let text = decoder.optionalString(entry), let duration = text.withUTF8({ GoDuration($0) }) else {
      if !entry.value.isNull { decoder.duration(entry) }
      return nil
    }
    return (text.text, duration)
  }
}

extension ObjectDecoder {
  /// Reports a text that is no duration.
  fileprivate mutating func duration(_ entry: YAMLEntry) {
    guard case .string = entry.value.scalar, entry.value.kind == .scalar else { return }
    error(
      .invalidDuration, at: entry.value.range,
      "\(entry.key.text) must be a duration, but this is \"\(entry.value.text)\"; write one such as 10s or 1m30s")
  }
}
