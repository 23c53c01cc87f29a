import Store
import Symbols

/// How fast a workload may grow or shrink, of one direction of `behavior`.
struct ScalingRules {
  let window: Int64
  private let selectPolicy: String
  private let policies: [Value]

  init(_ rules: Value) {
    window = rules["stabilizationWindowSeconds"].int ?? 0
    selectPolicy = rules["selectPolicy"].string ?? "Max"
    policies = rules["policies"].items
  }

  /// Nobody has scaled it lately, so a period starts now.
  func highest(from current: Int64) -> Int64 {
    let proposals = policies.map { policy in
      let value = Int64(policy["value"].int32 ?? 0)
      if policy["type"].string == "Pods" { return ReplicaCount.sum(current, value) }
      return ReplicaCount.ceil(Double(current) * (1 + Double(value) / 100))
    }
    switch selectPolicy {
    case "Disabled": return current
    case "Min": return proposals.min() ?? .max
    default: return proposals.max() ?? .min
    }
  }

  func lowest(from current: Int64) -> Int64 {
    let proposals = policies.map { policy in
      let value = Int64(policy["value"].int32 ?? 0)
      if policy["type"].string == "Pods" { return ReplicaCount.sum(current, -value) }
      return ReplicaCount.floor(Double(current) * (1 - Double(value) / 100))
    }
    switch selectPolicy {
    case "Disabled": return current
    case "Min": return proposals.max() ?? .min
    default: return proposals.min() ?? .max
    }
  }
}

/// Numbers of replicas, as 32 bits hold them.
enum ReplicaCount {
  static func ceil(_ number: Double) -> Int64 { clamped(number.rounded(.up)) }
  /// Towards zero.
  static func floor(_ number: Double) -> Int64 { clamped(number.rounded(.towardZero)) }

  static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? (b < 0 ? .min : .max) : sum
  }

  private static func clamped(_ number: Double) -> Int64 {
    if number.isNaN { return 0 }
    return Int64(min(max(number, Double(Int32.min)), Double(Int32.max)))
  }
}
