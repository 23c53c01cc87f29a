import Kubernetes
import Store
import Symbols

/// Which part of all CPUs each zone has, by the nodes that are ready and take workloads.
struct ZoneShares {
  /// In the order of the zones' names; nil if a node does not say enough, or there are not two zones.
  let ratios: [(zone: String, ratio: Double)]?

  init(of nodes: [StoredObject]) {
    ratios = Self.ratios(nodes)
  }

  private static func ratios(_ nodes: [StoredObject]) -> [(String, Double)]? {
    var total = Quantity.zero
    var zones: [String: Quantity] = [:]
    for node in nodes where node.isReady && !node.isControlPlane {
      let zone = node.labels["topology.kubernetes.io/zone"]?.text ?? ""
      guard let cpu = node.status["allocatable"]["cpu"].quantity, !cpu.isZero, !zone.isEmpty else { return nil }
      total += cpu
      zones[zone] = (zones[zone] ?? .zero) + cpu
    }
    guard zones.count >= 2, !total.isZero else { return nil }
    return zones.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { zone, cpu in
      (zone, Double(cpu.milliValue) / Double(total.milliValue))
    }
  }

  /// How many of some endpoints the clients in a zone may have.
  struct Allocation {
    let minimum: Int
    /// At least the minimum.
    let desired: Double
    var maximum = 0
  }

  /// How many more clients per endpoint than on average a zone may have.
  private static let overload = 0.2

  /// Shares out endpoints; nil if the least that the zones need is more than there is.
  static func allocate(_ count: Int, _ ratios: [(zone: String, ratio: Double)]) -> [String: Allocation]? {
    var allocations: [String: Allocation] = [:]
    var least = 0
    for (zone, ratio) in ratios {
      let desired = ratio * Double(count)
      let minimum = Int((desired * (1 / (1 + overload))).rounded(.up))
      allocations[zone] = Allocation(minimum: minimum, desired: max(desired, Double(minimum)))
      least += minimum
    }
    guard least <= count else { return nil }
    return allocations.mapValues { allocation in
      var allocation = allocation
      allocation.maximum = allocation.minimum + count - least
      return allocation
    }
  }
}

extension StoredObject {
  fileprivate var isControlPlane: Bool {
    labels["node-role.kubernetes.io/control-plane"] != nil || labels["node-role.kubernetes.io/master"] != nil
  }
}
