import Kubernetes
import SourceText
import Symbols

extension PodDisruptionBudget {
  func covers(_ member: BudgetMember) -> Bool {
    member.namespace == metadata.namespace && selector?.matches(member.labels) == true
  }

  /// The key of a field of its spec.
  func key(_ field: Symbol) -> Place { .key(field, of: metadata.range.position, .field("spec")) }
}
