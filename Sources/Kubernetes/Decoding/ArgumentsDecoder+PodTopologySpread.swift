import SourceText
import Symbols
import YAML

extension ArgumentsDecoder {
  func podTopologySpread(_ node: YAMLNode?, _ decoder: inout ObjectDecoder) -> PodTopologySpreadArgs {
    var constraints: [(constraint: TopologySpreadConstraint, node: YAMLNode)] = []
    var type = Symbol.none
    var typeRange = SourceRange.none
    for entry in fields(node) {
      switch entry.key.text {
      case "defaultConstraints":
        constraints =
          decoder.objects(entry) { decoder, node in
            for field in node.entries where !Self.constraintFields.contains(field.key.text) {
              decoder.unknownField(field, among: Self.constraintFields)
            }
            return (decoder.topologySpreadConstraint(node), node)
          } ?? []
      case "defaultingType":
        type = decoder.string(entry)
        typeRange = entry.value.range
      default: decoder.unknownField(entry, among: ["defaultConstraints", "defaultingType"])
      }
    }
    checkType(type, typeRange, constraints.first?.node.range, &decoder)
    check(constraints, &decoder)
    var args = PodTopologySpreadArgs()
    if type.text == "List" { args.defaultConstraints = constraints.map { $0.constraint } }
    return args
  }

  private static let constraintFields = [
    "maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector", "minDomains", "nodeAffinityPolicy",
    "nodeTaintsPolicy", "matchLabelKeys",
  ]

  /// - Parameter first: where the first constraint stands, if there is one.
  private func checkType(
    _ type: Symbol, _ range: SourceRange, _ first: SourceRange?, _ decoder: inout ObjectDecoder
  ) {
    let place = "\(path).args.defaultingType"
    switch type.text {
    case "", "System":
      // Absent is System.
      guard let first else { return }
      decoder.refuse(
        .invalidValue, at: type.isEmpty ? first : range,
        place, "\"System\": when .defaultConstraints are not empty")
    case "List": break
    default:
      decoder.refuse(
        .unsupportedValue, at: range, place, "\"\(type.text)\": supported values: \"System\", \"List\"")
    }
  }

  private func check(
    _ constraints: [(constraint: TopologySpreadConstraint, node: YAMLNode)], _ decoder: inout ObjectDecoder
  ) {
    var seen: Set<[Symbol]> = []
    for (index, (constraint, node)) in constraints.enumerated() {
      let place = "\(path).args.defaultConstraints[\(index)]"
      let key = constraint.topologyKey
      let action = constraint.whenUnsatisfiableText
      if constraint.maxSkew <= 0 {
        decoder.refuse(
          .invalidValue, at: node[.maxSkew]?.range ?? node.range,
          "\(place).maxSkew", "\(constraint.maxSkew): not in valid range (0, inf)")
      }
      if key.isEmpty {
        decoder.refuse(
          .requiredValue, at: node[.topologyKey]?.range ?? node.range, "\(place).topologyKey", "can not be empty")
      } else if !key.isQualifiedName {
        decoder.refuse(
          .invalidValue, at: node[.topologyKey]?.range ?? node.range,
          "\(place).topologyKey", "\"\(key.text)\": \(Self.labelKeyRule)")
      }
      if action.isEmpty {
        decoder.refuse(
          .requiredValue, at: node[.whenUnsatisfiable]?.range ?? node.range,
          "\(place).whenUnsatisfiable", "can not be empty")
      } else if constraint.whenUnsatisfiable == .unknown {
        decoder.refuse(
          .unsupportedValue, at: node[.whenUnsatisfiable]?.range ?? node.range,
          "\(place).whenUnsatisfiable",
          "\"\(action.text)\": "
            + "supported values: \"DoNotSchedule\", \"ScheduleAnyway\"")
      }
      if constraint.labelSelector != nil {
        decoder.refuse(
          .forbiddenValue, at: node[.labelSelector]?.range ?? node.range,
          "\(place).labelSelector", "constraint must not define a selector, as they deduced for each pod")
      }
      if !seen.insert([key, action]).inserted {
        decoder.refuse(.duplicateValue, at: node.range, place, "\"{\(key.text), \(action.text)}\"")
      }
    }
  }
}
