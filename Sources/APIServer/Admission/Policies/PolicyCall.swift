import CEL
import SourceText
import Symbols
import YAML

/// The expressions of one policy for one request and one object of parameters.
struct PolicyCall {
  let input: PolicyInput
  /// nil where the policy has no `paramKind`.
  let params: CELValue?
  let minor: Int
  private let definitions: [(name: String, text: String)]
  private let fields: [CELType.Field]

  init(_ spec: YAMLNode, _ input: PolicyInput, params: CELValue?, minor: Int) {
    self.input = input
    self.params = params
    self.minor = minor
    definitions = spec.listed("variables").map { ($0["name"]?.text ?? "", $0["expression"]?.text ?? "") }
    var fields: [CELType.Field] = []
    for (name, text) in definitions {
      let source = PolicyExpression.Source(
        text: text, place: .validation, hasParams: params != nil, variables: fields, minor: minor)
      var type = CELType.dynamic
      if case .success(let expression) = PolicyExpression.of(source) { type = expression.type }
      fields.append(CELType.Field(name, type))
    }
    self.fields = fields
  }

  /// Why an expression gave no value.
  enum Fault: Error {
    /// In the API server's words.
    case message(String)
    case exhausted
    case notModelled(String)
  }

  /// Runs an expression, with variables that stay known from one to the next.
  func run(
    _ text: String, _ place: PolicyExpression.Place, _ variables: CELNamedValues, _ budget: inout PolicyBudget
  ) throws(Fault) -> CELValue {
    let expression: CELExpression
    switch PolicyExpression.of(source(text, place, fields)) {
    case .success(let compiled): expression = compiled
    case .failure(let refusal):
      throw .message("compilation error: compilation failed: \(refusal.report(of: text))")
    }
    let before = variables.cost
    let (result, cost) = expression.run(input.values(place, params: params, variables: variables))
    guard budget.spend(cost + variables.cost - before) else { throw .exhausted }
    switch result {
    case .success(let value): return value
    case .failure(.notModelled(let what)): throw .notModelled(what)
    case .failure(.runtime(let message)): throw .message("expression '\(text)' resulted in error: \(message)")
    }
  }

  /// The policy's variables, none of them worked out yet.
  func variables() -> CELNamedValues {
    CELNamedValues { name, all in
      guard let place = definitions.firstIndex(where: { $0.name == name }) else {
        return (.failure(.runtime("no such key: \(name)")), 0)
      }
      // A variable sees those before it alone.
      let source = source(definitions[place].text, .validation, Array(fields.prefix(place)))
      switch PolicyExpression.of(source) {
      case .failure(let refusal):
        return (
          .failure(.runtime("composited variable \(GoText.quoted(name)) fails to compile: \(refusal.message)")), 0
        )
      case .success(let expression):
        let (result, cost) = expression.run(input.values(.validation, params: params, variables: all))
        guard case .failure(.runtime(let message)) = result else { return (result, cost) }
        return (
          .failure(.runtime("composited variable \(GoText.quoted(name)) fails to evaluate: \(message)")), cost
        )
      }
    }
  }

  private func source(
    _ text: String, _ place: PolicyExpression.Place, _ variables: [CELType.Field]
  ) -> PolicyExpression.Source {
    PolicyExpression.Source(
      text: text, place: place, hasParams: params != nil, variables: place == .matchCondition ? [] : variables,
      minor: minor)
  }
}
