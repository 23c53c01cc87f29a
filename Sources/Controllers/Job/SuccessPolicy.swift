import Kubernetes
import Store
import Symbols

/// When `successPolicy` says that enough indexes have succeeded.
enum SuccessPolicy {
  /// The number of the first rule that holds.
  static func match(_ policy: Value, _ succeeded: CompletionIndexes, completions: Int) -> Int? {
    if succeeded.count == 0 { return nil }
    return policy["rules"].items.firstIndex { rule in
      let count = rule["succeededCount"].int32
      guard let text = rule["succeededIndexes"].string else { return count.map { succeeded.count >= $0 } ?? false }
      let required = CompletionIndexes(text, below: completions)
      return required.commonCount(succeeded) >= count ?? required.count
    }
  }
}
