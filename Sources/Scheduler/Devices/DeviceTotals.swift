import Kubernetes
import Symbols

/// How many devices of a class a node reaches, and how many of them claims have: what scores count of an extended resource
/// that devices serve. They go by slices alone: neither pools, their generations nor taints are looked at.
final class DeviceTotals {
  private let deviceClass: DeviceClass
  private let table: DeviceTable
  private var known: [Symbol: (devices: Int64, taken: Int64)] = [:]

  init(_ deviceClass: DeviceClass, _ table: DeviceTable) {
    self.deviceClass = deviceClass
    self.table = table
  }

  /// Nothing where an expression of the class fails.
  func totals(for node: Node) -> (devices: Int64, taken: Int64) {
    if let totals = known[node.metadata.name] { return totals }
    let totals = count(for: node)
    known[node.metadata.name] = totals
    return totals
  }

  private func count(for node: Node) -> (devices: Int64, taken: Int64) {
    var devices: Int64 = 0
    var taken: Int64 = 0
    for entry in table.inventory.entries(inSlicesFor: node) {
      switch isOfClass(entry) {
      case .yes: break
      case .no: continue
      case .error, .notModelled: return (0, 0)
      }
      devices += 1
      let identity = table.inventory.entries[entry].identity
      if table.isHeld(identity) || table.shares(of: identity) != nil { taken += 1 }
    }
    return (devices, taken)
  }

  private func isOfClass(_ entry: Int) -> DeviceSelectors.Answer {
    for selector in deviceClass.selectors {
      // A selector of a kind that nobody knows lets everything through.
      guard let expression = selector.expression else { continue }
      switch table.selectors.answer(expression, for: entry) {
      case .yes: continue
      case let answer: return answer
      }
    }
    return .yes
  }
}
