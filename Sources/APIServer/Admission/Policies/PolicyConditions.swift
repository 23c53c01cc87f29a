import CEL
import Symbols
import Validation
import YAML

/// Whether a policy's matchConditions let a request through to it.
///
/// Source: "Matching requests: matchConditions", Kubernetes documentation: one that is false decides, whatever goes wrong in others.
extension PolicyCall {
  func meetsConditions(_ spec: YAMLNode) throws(Fault) -> Bool {
    var budget = PolicyBudget.matchConditions
    let none = variables()
    var faults: [String] = []
    for condition in spec.listed("matchConditions") {
      do throws(Fault) {
        let value = try run(condition["expression"]?.text ?? "", .matchCondition, none, &budget)
        guard case .bool(true) = value else { return false }
      } catch {
        guard case .message(let message) = error else { throw error }
        faults.append(message)
      }
    }
    if !faults.isEmpty { throw .message(faults.aggregate) }
    return true
  }
}
