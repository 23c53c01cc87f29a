/// Endpoints that one zone has too many of and another too few.
struct ZoneMoves {
  private var giving: [String: Int] = [:]
  private var receiving: [String: Int] = [:]
  private let zones: [String]

  /// - Parameter hinted: how many endpoints each zone has when all keep to their own.
  init(_ allocations: [String: ZoneShares.Allocation], _ hinted: [String: Int]) {
    zones = allocations.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var surplus: [String: Double] = [:]
    var deficit: [String: Double] = [:]
    for (zone, allocation) in allocations {
      let difference = Double(hinted[zone] ?? 0) - allocation.desired
      if difference > 0 { surplus[zone] = difference }
      if difference < 0 { deficit[zone] = -difference }
    }
    // Whole endpoints change zones, and only where that makes both better.
    while let (giver, more) = most(surplus), let (receiver, less) = most(deficit),
      more >= 1 || less >= 1, more >= 0.5, less >= 0.5
    {
      giving[giver, default: 0] += 1
      receiving[receiver, default: 0] += 1
      surplus[giver] = more - 1
      deficit[receiver] = less - 1
    }
  }

  private func most(_ amounts: [String: Double]) -> (String, Double)? {
    var best: (String, Double)?
    for zone in zones {
      if let amount = amounts[zone], amount > best?.1 ?? 0 { best = (zone, amount) }
    }
    return best
  }

  /// The zone whose clients use the next endpoint of a zone.
  mutating func zone(for zone: String) -> String {
    guard let left = giving[zone], left > 0, let receiver = zones.first(where: { receiving[$0] ?? 0 > 0 }) else {
      return zone
    }
    giving[zone] = left - 1
    receiving[receiver, default: 0] -= 1
    return receiver
  }
}
