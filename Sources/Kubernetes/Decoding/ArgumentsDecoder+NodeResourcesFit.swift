import SourceText
import Symbols
import YAML

/// kube-scheduler checks these arguments when it builds the plugin, so its messages bear that prefix and no path.
extension ArgumentsDecoder {
  func nodeResourcesFit(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> NodeResourcesFitArgs {
    var args = NodeResourcesFitArgs()
    for entry in fields(node) {
      switch entry.key.text {
      case "ignoredResources":
        args.ignoredResources = decoder.strings(entry)
        checkNames(entry, "ignoredResources", forbidsSlash: false, &decoder)
      case "ignoredResourceGroups":
        args.ignoredResourceGroups = decoder.strings(entry)
        checkNames(entry, "ignoredResourceGroups", forbidsSlash: true, &decoder)
      case "scoringStrategy":
        if let strategy = decoder.mapping(entry) { scoringStrategy(strategy, into: &args, &decoder) }
      default:
        decoder.unknownField(entry, among: ["ignoredResources", "ignoredResourceGroups", "scoringStrategy"])
      }
    }
    return args
  }

  private func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ field: String, _ detail: String, _ decoder: inout ObjectDecoder
  ) {
    decoder.refuse(code, at: range, "\(Self.initializing)\(field)", detail)
  }

  private static let initializing = "initializing plugin \"NodeResourcesFit\": "

  private func checkNames(
    _ entry: YAMLEntry, _ field: String, forbidsSlash: Bool, _ decoder: inout ObjectDecoder
  ) {
    for (index, item) in entry.value.items.enumerated() {
      let name = item.symbol
      if forbidsSlash, name.text.contains("/") {
        let detail = "\"\(name.text)\": resource group name can't contain '/'"
        report(.invalidValue, item.range, "\(field)[\(index)]", detail, &decoder)
      } else if !name.isQualifiedName {
        let detail = "\"\(name.text)\": \(Self.labelKeyRule)"
        report(.invalidValue, item.range, "\(field)[\(index)]", detail, &decoder)
      }
    }
  }

  static let labelKeyRule =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
    + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

  private func scoringStrategy(
    _ node: YAMLNode, into args: inout NodeResourcesFitArgs, _ decoder: inout ObjectDecoder
  ) {
    var type = Symbol.none
    var typeRange = node.range
    var shape: [ShapePoint]?
    var shapePosition: SourcePosition?
    for entry in node.entries {
      switch entry.key.text {
      case "type":
        type = decoder.string(entry)
        typeRange = entry.value.range
      case "resources": resources(entry, into: &args, &decoder)
      case "requestedToCapacityRatio":
        shape = requestedToCapacityRatio(entry, &decoder)
        shapePosition = entry.keyRange.position
      default: decoder.unknownField(entry, among: ["type", "resources", "requestedToCapacityRatio"])
      }
    }
    if type != "RequestedToCapacityRatio", shape != nil { args.unusedShape = shapePosition }
    switch type.text {
    case "LeastAllocated": args.strategy = .leastAllocated
    case "MostAllocated": args.strategy = .mostAllocated
    case "RequestedToCapacityRatio":
      if shape == nil {
        decoder.error(
          .wrongArguments, at: typeRange,
          "\(Self.initializing)scoringStrategy.requestedToCapacityRatio is missing, without which kube-scheduler "
            + "crashes; add a shape")
      }
      args.strategy = .requestedToCapacityRatio(shape ?? [])
    default:
      report(
        .unsupportedValue, typeRange, "scoringStrategy.type",
        "\"\(type.text)\": supported values: "
          + "\"LeastAllocated\", \"MostAllocated\", \"RequestedToCapacityRatio\"", &decoder)
    }
  }

  private func resources(_ entry: YAMLEntry, into args: inout NodeResourcesFitArgs, _ decoder: inout ObjectDecoder) {
    let weighted = resourceWeights(entry, &decoder)
    if weighted.isEmpty { return }
    args.resources = weighted.map { $0.resource }
    for (index, item) in weighted.enumerated() where !(1...100).contains(item.resource.weight) {
      report(
        .invalidValue, item.weightRange, "scoringStrategy.resources[\(index)].weight",
        "\(item.resource.weight): "
          + "resource weight of \(item.resource.name.text) not in valid range (0, 100]", &decoder)
    }
  }

  private func requestedToCapacityRatio(
    _ entry: YAMLEntry, _ decoder: inout ObjectDecoder
  ) -> [ShapePoint]? {
    guard let node = decoder.mapping(entry) else { return nil }
    var points = LocatedShape(points: [], range: entry.value.range)
    for field in node.entries {
      guard field.key.text == "shape" else {
        decoder.unknownField(field, among: ["shape"])
        continue
      }
      points = LocatedShape(points: shapePoints(field, &decoder), range: field.value.range)
    }
    if points.points.isEmpty {
      report(
        .requiredValue, points.range, "scoringStrategy.shape", "at least one point must be specified", &decoder)
    }
    check(points.points, at: "scoringStrategy.shape", &decoder) { fault, decoder in
      report(.invalidValue, fault.range, fault.field, fault.detail, &decoder)
    }
    return points.points.map { $0.point }
  }

  private struct LocatedShape {
    var points: [LocatedPoint]
    var range: SourceRange
  }
}

/// The shapes of scores.
extension ArgumentsDecoder {
  struct LocatedPoint {
    var point: ShapePoint
    var utilizationRange: SourceRange
    var scoreRange: SourceRange
  }

  /// What is wrong with a shape.
  typealias ShapeFault = (range: SourceRange, field: String, detail: String)

  func shapePoints(_ entry: YAMLEntry, _ decoder: inout ObjectDecoder) -> [LocatedPoint] {
    decoder.objects(entry) { decoder, node in
      var result = LocatedPoint(
        point: ShapePoint(utilization: 0, score: 0), utilizationRange: node.range, scoreRange: node.range)
      for field in node.entries {
        switch field.key.text {
        case "utilization":
          result.point.utilization = decoder.int32(field) ?? 0
          result.utilizationRange = field.value.range
        case "score":
          result.point.score = decoder.int32(field) ?? 0
          result.scoreRange = field.value.range
        default: decoder.unknownField(field, among: ["utilization", "score"])
        }
      }
      return result
    } ?? []
  }

  func check(
    _ points: [LocatedPoint], at path: String, _ decoder: inout ObjectDecoder,
    report: (ShapeFault, inout ObjectDecoder) -> Void
  ) {
    for index in points.indices.dropFirst()
    where points[index - 1].point.utilization >= points[index].point.utilization {
      let detail = "\(points[index].point.utilization): values must be sorted in increasing order"
      report((points[index].utilizationRange, "\(path)[\(index)].utilization", detail), &decoder)
      break
    }
    for (index, item) in points.enumerated() {
      let place = "\(path)[\(index)]"
      if !(0...100).contains(item.point.utilization) {
        let detail = "\(item.point.utilization): not in valid range [0, 100]"
        report((item.utilizationRange, "\(place).utilization", detail), &decoder)
      }
      if !(0...10).contains(item.point.score) {
        let detail = "\(item.point.score): not in valid range [0, 10]"
        report((item.scoreRange, "\(place).score", detail), &decoder)
      }
    }
  }
}
