/// What is wrong with an expression beyond its types: literals that are no times, durations or patterns, and lists and
/// maps of more than one type.
struct CELValidator {
  private let text: CELText
  private let features: CELFeatures
  private var problems: [CELProblem] = []
  private var patternSize = 0

  static func problems(_ tree: CELTree, _ text: CELText, _ features: CELFeatures) -> [CELProblem] {
    var validator = CELValidator(text, features)
    validator.visit(tree, isMixable: !features.uniformLiterals)
    return validator.problems
  }

  private init(_ text: CELText, _ features: CELFeatures) {
    self.text = text
    self.features = features
  }

  private mutating func report(_ message: String, _ node: CELTree) {
    problems.append(text.problem(message, at: node.offset))
  }

  private mutating func visit(_ tree: CELTree, isMixable: Bool) {
    var isMixable = isMixable
    switch tree.kind {
    case .list(let items, let optional) where !isMixable:
      requireOneType(items.enumerated().map { ($1, optional.contains($0)) })
    case .map(let entries) where !isMixable:
      requireOneType(entries.map { ($0.key, false) })
      requireOneType(entries.map { ($0.value, $0.isOptional) })
    case .call(let name, let target, let arguments):
      if name == "format" { isMixable = true }
      validate(tree, name, target, arguments)
    default: break
    }
    for part in tree.parts { visit(part, isMixable: isMixable) }
  }

  private mutating func requireOneType(_ items: [(node: CELTree, isOptional: Bool)]) {
    var first: CELType?
    for item in items {
      var type = item.node.type
      if item.isOptional, case .optional(let inner) = type { type = inner }
      if let first, first != type {
        return report("expected type '\(first.name)' but found '\(type.name)'", item.node)
      }
      first = type
    }
  }

  private mutating func validate(_ tree: CELTree, _ name: String, _ target: CELTree?, _ arguments: [CELTree]) {
    if name == "format", let target, arguments.count == 1, case .literal(.string(let format)) = target.kind,
      case .list(let items, _) = arguments[0].kind
    {
      return validateFormat(tree, format, items)
    }
    guard let last = arguments.last, case .literal(.string(let text)) = last.kind else { return }
    switch (name, arguments.count) {
    case ("duration", 1):
      if CELDuration(text) == nil { report("invalid duration argument", last) }
    case ("timestamp", 1):
      if CELTimestamp(text) == nil { report("invalid timestamp argument", last) }
    case ("matches", _):
      do throws(RegularExpression.Problem) {
        // The planner refuses more.
        if patternSize <= CELPlanner.maximumPatternSize { patternSize += try RegularExpression(text).size }
      } catch {
        if error.isFault { report("invalid matches argument", last) }
      }
    default: break
    }
  }

  private mutating func validateFormat(_ tree: CELTree, _ format: String, _ items: [CELTree]) {
    var count = 0
    do throws(FormatFault) {
      count = try FormatText.clauses(format) { clause, place throws(FormatFault) in
        guard items.indices.contains(place) else { throw FormatFault("index \(place) out of range") }
        if let fault = clause.fault(for: items[place].type) {
          throw FormatFault("error during formatting: \(fault)", place: place)
        }
        return ""
      }.count
    } catch {
      return report(error.message, error.place.map { items[$0] } ?? tree)
    }
    if items.count > count {
      report("too many arguments supplied to string.format (expected \(count), got \(items.count))", tree)
    }
  }
}
