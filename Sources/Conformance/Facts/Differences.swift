/// What is not as expected: how many facts, and the first of them in words.
public struct Differences: Hashable, Sendable {
  public private(set) var count = 0
  /// nil when nothing differs.
  public private(set) var first: Difference?

  /// One fact that is not as expected.
  public struct Difference: Hashable, Sendable {
    /// `default/web-0 message`.
    public let fact: String
    public let expected: String
    public let actual: String
  }

  init() {}

  /// Holds pods against those of the reference; the order of the pods is a fact too.
  init(expected: [PodFacts], actual: [PodFacts]) {
    let names = (expected.map(\.pod), actual.map(\.pod))
    if names.0 != names.1 {
      add("order of the pods", names.0.joined(separator: ", "), names.1.joined(separator: ", "))
    }
    let found = Dictionary(actual.map { ($0.pod, $0) }, uniquingKeysWith: { first, _ in first })
    for pod in expected {
      if let other = found[pod.pod] {
        compare(pod, other)
      } else {
        add(pod.pod, "in the report", "not in the report")
      }
    }
  }

  private mutating func compare(_ expected: PodFacts, _ actual: PodFacts) {
    if expected.facts == actual.facts { return }
    let wanted = Dictionary(expected.facts.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let found = Dictionary(actual.facts.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    for fact in expected.facts where found[fact.key] != fact.value {
      add("\(expected.pod) \(fact.key)", fact.value, found[fact.key])
    }
    for fact in actual.facts where wanted[fact.key] == nil { add("\(expected.pod) \(fact.key)", nil, fact.value) }
  }

  private mutating func add(_ fact: String, _ expected: Fact.Value?, _ actual: Fact.Value?) {
    add(fact, expected?.description ?? "nothing", actual?.description ?? "nothing")
  }

  mutating func add(_ fact: String, _ expected: String, _ actual: String) {
    count += 1
    if first == nil { first = Difference(fact: fact, expected: expected, actual: actual) }
  }
}
