import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// Works out by how much a weight must change for a node to win, and tries it.
struct WeightSearch {
  /// A table with the scores of all nodes that fit.
  let table: NodeTable
  /// Index in the table of the node that is to win.
  let wanted: Int

  /// For each plugin whose weight can do it the smallest change, smallest first.
  var candidates: [WeightChange] {
    table.scores.compactMap { column in
      change(of: column).map { WeightChange(plugin: column.plugin, from: column.weight, to: column.weight + $0) }
    }.sorted { a, b in
      let (x, y) = ((a.to - a.from).magnitude, (b.to - b.from).magnitude)
      return x == y ? a.plugin.rawValue < b.plugin.rawValue : x < y
    }
  }

  /// A node's lead over another is linear in the weight, so each rival bounds the change from one side.
  private func change(of column: ScoreColumn) -> Int64? {
    var low = 1 - column.weight
    var high = Int64(Int32.max) - column.weight
    for rival in table.rows.indices where rival != wanted && table.rejections[rival] == nil {
      let (lead, overflow) = table.totals[wanted].subtractingReportingOverflow(table.totals[rival])
      let (missing, tooMuch) = Int64(1).subtractingReportingOverflow(lead)
      if overflow || tooMuch { return nil }
      let slope = column.normalized[wanted] - column.normalized[rival]
      if slope == 0, missing > 0 { return nil }
      if slope > 0 { low = max(low, Self.quotient(missing, slope, roundedUp: true)) }
      if slope < 0 { high = min(high, Self.quotient(-missing, -slope, roundedUp: false)) }
    }
    guard low <= high else { return nil }
    let change = low > 0 ? low : min(high, 0)
    return change == 0 ? nil : change
  }

  private static func quotient(_ dividend: Int64, _ divisor: Int64, roundedUp: Bool) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 || (remainder > 0) != roundedUp { return quotient }
    return roundedUp ? quotient + 1 : quotient - 1
  }

  /// The first candidate with which a whole run puts the pod on the node, and on it alone.
  static func change(
    _ placement: PodPlacement, toRow row: Int, _ input: SimulationInput
  ) -> WeightChange? {
    let table = placement.decision.table
    guard let wanted = table.rows.firstIndex(of: row), table.rejections[wanted] == nil else { return nil }
    let target = PodTarget(placement.pod, placement.identity)
    return WeightSearch(table: table, wanted: wanted).candidates.first { change in
      var changed = input
      changed.options.detail = .outcome
      var configuration = changed.configuration ?? KubeSchedulerConfiguration()
      configuration.setWeight(of: change.plugin, to: change.to, inProfile: placement.decision.profile)
      changed.configuration = configuration
      let run = try? Simulation.run(changed)
      return run?.pods.first(where: target.isSame)?.decision.ties == [row]
    }
  }
}

extension KubeSchedulerConfiguration {
  /// Where the weight counts: an entry at `score`, or else one at `multiPoint`.
  fileprivate mutating func setWeight(of plugin: PluginName, to weight: Int64, inProfile name: Symbol) {
    guard let slot = profiles.firstIndex(where: { ($0.schedulerName ?? "default-scheduler") == name }) else { return }
    let weight = Int32(clamping: weight)
    for point in [ExtensionPoint.score, .multiPoint] {
      guard let entry = profiles[slot].plugins[point]?.enabled.firstIndex(where: { $0.name == plugin.rawValue })
      else { continue }
      profiles[slot].plugins[point]?.enabled[entry].weight = weight
      return
    }
    profiles[slot].plugins[.multiPoint, default: PluginSet()].enabled.append(
      PluginSet.Entry(name: plugin.rawValue, weight: weight))
  }
}
