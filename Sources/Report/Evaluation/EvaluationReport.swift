public import CEL

/// What an expression came to.
public struct EvaluationReport: Sendable {
  public enum Outcome: Sendable {
    case value(CELValue)
    case error(String)
    case refused(CELRefusal)
  }

  public let expression: String
  public let outcome: Outcome
  /// nil for what does not compile.
  public let type: String?
  /// nil for what was not run.
  public let cost: Int?

  public init(
    _ expression: String, _ fields: [CELType.Field], _ values: [CELValue], features: CELFeatures
  ) {
    self.expression = expression
    type = (try? CELExpression.type(of: expression, variables: fields, features: features))?.declaredName
    do throws(CELRefusal) {
      let made = try CELExpression(expression, variables: fields, features: features)
      let (result, cost) = made.run(values)
      self.cost = cost
      switch result {
      case .success(let value): outcome = .value(value)
      case .failure(let failure): outcome = .error(failure.message)
      }
    } catch {
      cost = nil
      outcome = .refused(error)
    }
  }
}
