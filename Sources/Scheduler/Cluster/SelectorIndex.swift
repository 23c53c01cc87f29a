import Kubernetes
import Symbols

/// Finds, among many selectors, the few that may match a set of labels: nearly all of them ask for one value of one
/// label, and are filed under it.
struct SelectorIndex {
  private var byLabel: [LabelSet.Label: [Int]] = [:]
  private var others: [Int] = []

  /// Files a selector under the next number; numbers rise.
  ///
  /// - Parameter selectors: all of which must match.
  mutating func insert(_ number: Int, _ selectors: [LabelSelector]) {
    if let label = selectors.lazy.compactMap(\.soleLabel).first {
      byLabel[label, default: []].append(number)
    } else {
      others.append(number)
    }
  }

  /// Numbers, from a given one on, of the selectors that may match; the others certainly do not.
  func candidates(for labels: LabelSet, from first: Int) -> [Int] {
    var found = others.filter { $0 >= first }
    for label in labels.labels {
      guard let numbers = byLabel[label], let last = numbers.last, last >= first else { continue }
      found += first == 0 ? numbers[...] : numbers[(numbers.firstIndex { $0 >= first } ?? numbers.endIndex)...]
    }
    return found.count > 1 ? found.sorted() : found
  }
}

extension LabelSelector {
  /// A label with a value that everything that matches must have, nil when there is none.
  var soleLabel: LabelSet.Label? {
    for requirement in requirements {
      switch requirement.operator {
      case .equals, .in:
        if let value = requirement.values.first, requirement.values.count == 1 {
          return LabelSet.Label(key: requirement.key, value: value)
        }
      default: continue
      }
    }
    return nil
  }
}
