import Kubernetes
import SourceText

/// When a Job gives up, and when it has done enough.
extension RuleSet {
  private static let actions = ["Count", "FailIndex", "FailJob", "Ignore"]
  private static let statuses = ["False", "True", "Unknown"]

  /// `["a" "b"]`, as Go prints a list of quoted words.
  private static func words(_ words: [String]) -> String {
    "valid values: [\(words.map { GoText.quoted($0) }.joined(separator: " "))]"
  }

  mutating func podFailurePolicy(_ policy: Field, _ spec: Field) {
    let rules = policy["rules"]
    if rules.count > 20 { tooMany(rules, rules.count, limit: 20) }
    let pod = spec["template"]["spec"]
    let names = Set((pod["containers"].items + pod["initContainers"].items).map { $0["name"].text })
    for rule in rules.items {
      let (action, codes, conditions) = (rule["action"], rule["onExitCodes"], rule["onPodConditions"])
      if action.isEmptyText {
        required(action, Self.words(Self.actions))
      } else if action.isText("FailIndex") {
        if !spec["backoffLimitPerIndex"].exists {
          invalid(action, nil, "requires the backoffLimitPerIndex to be set")
        }
      } else if !Self.actions.contains(action.text) {
        notSupported(action, Self.actions)
      }
      if codes.exists { exitCodes(codes, names) }
      if conditions.count > 0 { podConditions(conditions) }
      if codes.exists, conditions.count > 0 {
        invalidWithoutValue(rule, "specifying both OnExitCodes and OnPodConditions is not supported")
      }
      if !codes.exists, conditions.count == 0 {
        invalidWithoutValue(rule, "specifying one of OnExitCodes and OnPodConditions is required")
      }
    }
  }

  private mutating func podConditions(_ list: Field) {
    if list.count > 20 { tooMany(list, list.count, limit: 20) }
    for pattern in list.items {
      let status = pattern["status"]
      labelKey(pattern["type"])
      // Left out it is True.
      if !status.isEmptyText, !Self.statuses.contains(status.text) { notSupported(status, Self.statuses) }
    }
  }

  private mutating func exitCodes(_ codes: Field, _ names: Set<String>) {
    let (comparison, container, values) = (codes["operator"], codes["containerName"], codes["values"])
    if comparison.isEmptyText {
      required(comparison, Self.words(["In", "NotIn"]))
    } else if !comparison.isOne(of: ["In", "NotIn"]) {
      notSupported(comparison, ["In", "NotIn"])
    }
    if container.exists, !names.contains(container.text) {
      invalid(container, nil, "must be one of the container or initContainer names in the pod template")
    }
    if values.count == 0 {
      invalid(values, values.exists ? "[]" : "null", "at least one value is required")
    } else if values.count > 255 {
      tooMany(values, values.count, limit: 255)
    }
    var seen: Set<Int64> = []
    let numbers = values.items.map { $0.integer ?? 0 }
    for (value, number) in zip(values.items, numbers) {
      if comparison.isText("In"), number == 0 { invalid(value, "0", "must not be 0 for the In operator") }
      if !seen.insert(number).inserted { duplicate(value, String(number)) }
    }
    if zip(numbers, numbers.dropFirst()).contains(where: { $0 > $1 }) {
      invalid(values, values.json, "must be ordered")
    }
  }

  mutating func successPolicy(_ policy: Field, _ spec: Field) {
    guard spec["completionMode"].isText("Indexed") else {
      return invalid(policy, GoStruct.text(policy, "SuccessPolicy", release), "requires indexed completion mode")
    }
    let rules = policy["rules"]
    if rules.count == 0 {
      required(rules, "at least one rules must be specified when the successPolicy is specified")
    }
    if rules.count > 20 { tooMany(rules, rules.count, limit: 20) }
    let completions = spec["completions"].integer ?? 0
    for rule in rules.items { successRule(rule, completions) }
  }

  private mutating func successRule(_ rule: Field, _ completions: Int64) {
    let (indexes, count) = (rule["succeededIndexes"], rule["succeededCount"])
    if !indexes.exists, !count.exists {
      required(rule, "at least one of succeededCount or succeededIndexes must be specified")
    }
    var total: Int64 = 0
    if indexes.exists {
      if indexes.text.utf8.count > 65536 { tooLong(indexes, limit: 65536) }
      switch IndexIntervals.count(in: indexes.text, below: completions) {
      case .success(let number): total = number
      case .failure(let problem): invalid(indexes, nil, "error parsing succeededIndexes: \(problem.text)")
      }
    }
    guard let number = count.integer else { return }
    nonNegative(count)
    if number > completions {
      invalid(
        count, String(number), "must be less than or equal to \(completions) (the number of specified completions)")
    }
    if indexes.exists, number > total {
      invalid(
        count, String(number),
        "must be less than or equal to \(total) (the number of indexes in the specified succeededIndexes field)")
    }
  }
}

/// `1,3-5,7`: indexes of a Job, in order.
enum IndexIntervals {
  struct Problem: Error {
    let text: String
  }

  /// How many there are, or what is wrong.
  static func count(in text: String, below completions: Int64) -> Result<Int64, Problem> {
    var total: Int64 = 0
    var last: Int64?
    if text.isEmpty { return .success(0) }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      switch interval(part, below: completions) {
      case .failure(let problem): return .failure(problem)
      case .success(let range):
        if let last, last >= range.lowerBound { return .failure(unordered(last, range.lowerBound)) }
        total += Int64(range.count)
        last = range.upperBound
      }
    }
    return .success(total)
  }

  private static func interval(_ text: Substring, below completions: Int64) -> Result<ClosedRange<Int64>, Problem> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count > 2 {
      return .failure(
        Problem(
          text:
            "the fragment \(GoText.quoted(String(text))) violates the requirement that an index interval can have at "
            + "most two parts separated by '-'"))
    }
    var numbers: [Int64] = []
    for part in parts {
      let quoted = GoText.quoted(String(part))
      guard let number = Int64(part) else {
        return .failure(Problem(text: "cannot convert string to integer for index: \(quoted)"))
      }
      if number >= completions { return .failure(Problem(text: "too large index: \(quoted)")) }
      numbers.append(number)
    }
    if numbers.count == 2, numbers[0] >= numbers[1] { return .failure(unordered(numbers[0], numbers[1])) }
    return .success(numbers[0]...numbers[numbers.count - 1])
  }

  private static func unordered(_ a: Int64, _ b: Int64) -> Problem {
    Problem(text: "non-increasing order, previous: \(a), current: \(b)")
  }
}
