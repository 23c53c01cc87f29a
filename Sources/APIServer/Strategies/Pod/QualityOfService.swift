import Kubernetes
import Symbols
import YAML

/// How well a pod says what it needs.
enum QualityOfService: String {
  case guaranteed = "Guaranteed"
  case burstable = "Burstable"
  case bestEffort = "BestEffort"

  private typealias Amounts = [Symbol: Quantity]

  /// Of a pod's spec, with its defaults: by the pod's own amounts if it has any, else by its containers' cpu and memory.
  static func of(_ spec: YAMLDraft) -> QualityOfService {
    var requests: Amounts = [:]
    var limits: Amounts = [:]
    var isGuaranteed = true
    let own = spec["resources"]
    if own?.at("requests")?.entries.isEmpty == false || own?.at("limits")?.entries.isEmpty == false {
      add(own?.at("requests"), to: &requests)
      isGuaranteed = add(own?.at("limits"), to: &limits) == 2
    } else {
      for list: Symbol in ["containers", "initContainers"] {
        for container in spec[list]?.items ?? [] {
          add(container.at("resources", "requests"), to: &requests)
          if add(container.at("resources", "limits"), to: &limits) != 2 { isGuaranteed = false }
        }
      }
    }
    if requests.isEmpty, limits.isEmpty { return .bestEffort }
    let isEven = requests.count == limits.count && requests.allSatisfy { limits[$0.key] == $0.value }
    return isGuaranteed && isEven ? .guaranteed : .burstable
  }

  /// - Returns: how many of cpu and memory are there.
  @discardableResult
  private static func add(_ amounts: YAMLDraft?, to sum: inout Amounts) -> Int {
    var count = 0
    for name: Symbol in ["cpu", "memory"] {
      guard let text = amounts?[name]?.text, let amount = try? Quantity(text), amount > .zero else { continue }
      sum[name] = sum[name].map { $0 + amount } ?? amount
      count += 1
    }
    return count
  }
}
