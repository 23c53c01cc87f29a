import Store
import Symbols

/// Hints that give each zone endpoints in proportion to its CPUs.
enum ZoneHints {
  /// What the Service is told.
  struct Outcome {
    let isWarning: Bool
    let reason: String
    let message: String
  }

  static func apply(to plan: inout SlicePlan, _ shares: ZoneShares, _ family: AddressFamily) -> Outcome {
    if let problem = assign(&plan, shares) {
      plan.setHints { _ in .null }
      return Outcome(
        isWarning: true, reason: "TopologyAwareHintsDisabled", message: "\(problem), addressType: \(family.rawValue)")
    }
    return Outcome(
      isWarning: false, reason: "TopologyAwareHintsEnabled",
      message: "Topology Aware Hints has been enabled, addressType: \(family.rawValue)")
  }

  /// Assigns zones to the endpoints.
  ///
  /// - Returns: why it cannot be done.
  private static func assign(_ plan: inout SlicePlan, _ shares: ZoneShares) -> String? {
    guard let ratios = shares.ratios else {
      return "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes"
    }
    let count = plan.readyCount
    let numbers = "(\(count) endpoints, \(ratios.count) zones)"
    if ratios.count > count { return "Insufficient number of endpoints \(numbers)" }
    guard let allocations = ZoneShares.allocate(count, ratios) else {
      return
        "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold \(numbers)"
    }
    var hinted: [String: Int] = [:]
    plan.takeUnchanged { slice in
      guard let hints = keptHints(slice, hinted, allocations) else { return SliceDraft(slice) }
      hinted.merge(hints, uniquingKeysWith: +)
      return nil
    }
    let drafts = plan.created + plan.updated
    for endpoint in drafts.flatMap(\.endpoints) where endpoint.isReadyEndpoint {
      if endpoint["zone"].isEmpty { return "One or more endpoints do not have a zone specified" }
      hinted[endpoint["zone"].text, default: 0] += 1
    }
    var moves = ZoneMoves(allocations, hinted)
    let hint = { (endpoint: Value) -> Value in
      guard endpoint.isReadyEndpoint else { return endpoint["hints"] }
      return ["forZones": [["name": .text(moves.zone(for: endpoint["zone"].text))]]]
    }
    for index in plan.created.indices { plan.created[index].setHints(hint) }
    for index in plan.updated.indices { plan.updated[index].setHints(hint) }
    return nil
  }

  /// The hints of a slice that nothing else changes, by zone; nil if they must be made anew.
  private static func keptHints(
    _ slice: StoredObject, _ hinted: [String: Int], _ allocations: [String: ZoneShares.Allocation]
  ) -> [String: Int]? {
    var counts: [String: Int] = [:]
    for endpoint in slice.body["endpoints"].items {
      let zones = endpoint["hints"]["forZones"].items
      if endpoint.isReadyEndpoint == zones.isEmpty { return nil }
      for zone in zones { counts[zone["name"].text, default: 0] += 1 }
    }
    let areWithin = counts.allSatisfy { zone, count in
      allocations[zone].map { count + (hinted[zone] ?? 0) <= $0.maximum } ?? false
    }
    return areWithin ? counts : nil
  }
}
