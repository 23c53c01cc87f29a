import Kubernetes
import Symbols
public import YAML

/// What a pod as a whole is given where its own amounts say nothing: the sum over its containers, else its limit.
public enum PodLevelResources {
  private typealias Amounts = [(name: Symbol, quantity: Quantity)]

  /// - Parameter object: whatever is no pod stays as it is.
  public static func fill(inPod object: inout YAMLDraft) {
    guard object["kind"]?.text == "Pod", object.at("spec", "resources") != nil else { return }
    object.edit("spec") { fill(in: &$0) }
  }

  private static func fill(in spec: inout YAMLDraft) {
    guard let own = spec["resources"],
      own["requests"]?.entries.isEmpty == false || own["limits"]?.entries.isEmpty == false
    else { return }
    var resources = own
    var limits = own["limits"]?.entries ?? []
    for amount in sum("limits", of: spec) where amount.name.hasPrefix("hugepages-") {
      if own["requests"]?[amount.name] != nil || own["limits"]?[amount.name] != nil { continue }
      limits.append(entry(amount, at: own))
    }
    if limits.isEmpty { return }
    resources["limits"] = YAMLDraft(.mapping(limits), at: own["limits"] ?? own)
    var requests = own["requests"]?.entries ?? []
    for amount in sum("requests", of: spec) where amount.name == .cpu || amount.name == .memory {
      if !requests.contains(where: { $0.key == amount.name }) { requests.append(entry(amount, at: own)) }
    }
    for limit in limits where limit.key.isPodLevelResource {
      if !requests.contains(where: { $0.key == limit.key }) { requests.append(limit) }
    }
    if !requests.isEmpty { resources["requests"] = YAMLDraft(.mapping(requests), at: own["requests"] ?? own) }
    spec["resources"] = resources
  }

  private static func entry(_ amount: (name: Symbol, quantity: Quantity), at place: YAMLDraft) -> YAMLDraft.Entry {
    .init(key: amount.name, keyRange: place.range, value: .text(amount.quantity.canonicalText, at: place))
  }

  /// What the containers have together: those that run at once are added up, and the init containers' peak counts.
  private static func sum(_ list: Symbol, of spec: YAMLDraft) -> Amounts {
    var total: Amounts = []
    for container in spec["containers"]?.items ?? [] { add(amounts(list, of: container), to: &total) }
    var sidecars: Amounts = []
    var peak: Amounts = []
    for container in spec["initContainers"]?.items ?? [] {
      let own = amounts(list, of: container)
      var candidate = own
      add(sidecars, to: &candidate)
      if container["restartPolicy"]?.text == "Always" {
        sidecars = candidate
        add(own, to: &total)
      }
      raise(&peak, to: candidate)
    }
    raise(&total, to: peak)
    return total
  }

  private static func amounts(_ list: Symbol, of container: YAMLDraft) -> Amounts {
    (container.at("resources", list)?.entries ?? []).compactMap { entry in
      (try? Quantity(entry.value.text ?? "")).map { (name: entry.key, quantity: $0) }
    }
  }

  private static func add(_ other: Amounts, to sum: inout Amounts) {
    for amount in other {
      if let slot = sum.firstIndex(where: { $0.name == amount.name }) {
        sum[slot].quantity = sum[slot].quantity + amount.quantity
      } else {
        sum.append(amount)
      }
    }
  }

  private static func raise(_ peak: inout Amounts, to other: Amounts) {
    for amount in other {
      guard let slot = peak.firstIndex(where: { $0.name == amount.name }) else {
        peak.append(amount)
        continue
      }
      if peak[slot].quantity < amount.quantity { peak[slot].quantity = amount.quantity }
    }
  }
}
