import CEL
import SourceText
import Symbols
import YAML

/// What a policy holds against a request.
struct PolicyDecision {
  let message: String
  /// As the answer's Status has it; empty for what went wrong rather than failed.
  var reason = ""
  /// What of the policy speaks.
  let position: SourcePosition
}

extension PolicyCall {
  /// What the policy's validations hold against the request, in their order; under `failurePolicy: Ignore` nothing for those that give
  /// no value.
  func decisions(_ spec: YAMLNode) throws(Fault) -> [PolicyDecision] {
    let isStrict = spec["failurePolicy"]?.text != "Ignore"
    let position = spec.position
    do throws(Fault) {
      if try !meetsConditions(spec) { return [] }
    } catch {
      return try Self.decision(error, at: position).map { isStrict ? [$0] : [] } ?? []
    }
    var decisions: [PolicyDecision] = []
    var budget = PolicyBudget.policy
    let variables = variables()
    let forMessages = self.variables()
    for validation in spec.listed("validations") {
      do throws(Fault) {
        let value = try run(validation["expression"]?.text ?? "", .validation, variables, &budget)
        if case .bool(true) = value { continue }
        decisions.append(
          PolicyDecision(
            message: try message(validation, forMessages, &budget), reason: validation.word("reason") ?? "Invalid",
            position: (validation["expression"] ?? validation).position))
      } catch {
        let decision = try Self.decision(error, at: (validation["expression"] ?? validation).position)
        if case .exhausted = error { return isStrict ? [decision].compactMap { $0 } : [] }
        if isStrict, let decision { decisions.append(decision) }
      }
    }
    return try decisions + annotationFaults(spec, isStrict, &budget)
  }

  /// An annotation that cannot be worked out counts as a validation that cannot.
  private func annotationFaults(
    _ spec: YAMLNode, _ isStrict: Bool, _ budget: inout PolicyBudget
  ) throws(Fault) -> [PolicyDecision] {
    var decisions: [PolicyDecision] = []
    let variables = variables()
    for annotation in spec.listed("auditAnnotations") {
      do throws(Fault) {
        _ = try run(annotation["valueExpression"]?.text ?? "", .validation, variables, &budget)
      } catch {
        let decision = try Self.decision(error, at: annotation.position)
        if isStrict, let decision { decisions.append(decision) }
      }
    }
    return decisions
  }

  private static func decision(_ fault: Fault, at position: SourcePosition) throws(Fault) -> PolicyDecision? {
    switch fault {
    case .message(let message): PolicyDecision(message: message, position: position)
    case .exhausted: PolicyDecision(message: PolicyBudget.exhausted, position: position)
    case .notModelled: throw fault
    }
  }

  /// What a failed validation says: what its messageExpression comes to, if that is a line of text, else its message, else itself.
  private func message(
    _ validation: YAMLNode, _ variables: CELNamedValues, _ budget: inout PolicyBudget
  ) throws(Fault) -> String {
    if let expression = validation.word("messageExpression") {
      do throws(Fault) {
        if case .string(let text) = try run(expression, .message, variables, &budget), let line = Self.line(text) {
          return line
        }
      } catch {
        if case .message = error {} else { throw error }
      }
    }
    if let text = validation.word("message")?.trimmed, !text.isEmpty { return text }
    return "failed expression: \((validation["expression"]?.text ?? "").trimmed)"
  }

  private static let longest = 5 * 1024

  private static func line(_ text: String) -> String? {
    let line = text.trimmed
    return line.isEmpty || line.utf8.count > longest || line.contains(where: \.isNewline) ? nil : line
  }
}

extension YAMLNode {
  /// A text that is there and says something.
  fileprivate func word(_ key: Symbol) -> String? {
    guard let node = self[key], !node.isNull, !node.text.isEmpty else { return nil }
    return node.text
  }
}

extension String {
  /// Without blanks and breaks of lines at its ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
