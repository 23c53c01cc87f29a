import Store
import Symbols

/// Where the clients of an endpoint should be, by a Service's `trafficDistribution`.
enum TrafficDistribution {
  case anywhere, sameZone, sameNode

  init(rawValue: String) {
    switch rawValue {
    case "PreferClose", "PreferSameZone": self = .sameZone
    case "PreferSameNode": self = .sameNode
    default: self = .anywhere
    }
  }

  func hint(_ plan: inout SlicePlan) {
    plan.setHints { endpoint in
      if self == .anywhere { return .null }
      guard endpoint.isReadyEndpoint else { return endpoint["hints"] }
      var hints: Value = .null
      if !endpoint["zone"].isNull { hints["forZones"] = [["name": endpoint["zone"]]] }
      if self == .sameNode, !endpoint["nodeName"].isNull { hints["forNodes"] = [["name": endpoint["nodeName"]]] }
      return hints
    }
  }
}
