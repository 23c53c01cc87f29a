extension Collection<String> {
  /// All of these pods: one by one where they are few, else those of a workload in one piece, `Deployment/web[0-7, 9]`.
  ///
  /// - Parameters:
  ///   - few: up to here each has its own name.
  ///   - limit: how many pieces are told at most.
  ///   - hint: where the rest is to be seen.
  func podNames(few: Int = 8, limit: Int = 40, hint: String) -> String {
    if count <= few { return joined(separator: ", ") }
    let pieces = byWorkload
    if pieces.count <= limit { return pieces.map(\.text).joined(separator: ", ") }
    let left = pieces.dropFirst(limit).reduce(0) { $0 + $1.pods }
    return "\(pieces.prefix(limit).map(\.text).joined(separator: ", ")) and \(left) more (\(hint))"
  }

  /// In the order of the first of each.
  private var byWorkload: [(text: String, pods: Int)] {
    var order: [String] = []
    var ordinals: [String: [Int]] = [:]
    for name in self {
      guard name.hasSuffix("]"), let open = name.lastIndex(of: "["),
        let ordinal = Int(name[name.index(after: open)...].dropLast()), ordinal >= 0
      else {
        order.append(name)
        continue
      }
      let workload = String(name[..<open])
      if ordinals[workload] == nil { order.append(workload) }
      ordinals[workload, default: []].append(ordinal)
    }
    return order.map { name in
      guard let numbers = ordinals[name] else { return (name, 1) }
      return ("\(name)[\(Self.ranges(numbers.sorted()))]", numbers.count)
    }
  }

  /// `0-3, 5`.
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [(first: Int, last: Int)] = []
    for number in numbers {
      if let range = ranges.last, number - range.last <= 1 {
        ranges[ranges.count - 1].last = number
      } else {
        ranges.append((number, number))
      }
    }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }.joined(separator: ", ")
  }
}
