import ControlPlane
import Kubernetes
import Scheduler
import Symbols

extension Placements {
  /// How many lines of causes a failure shows.
  static let causeLimit = 4

  /// Why these nodes (nil: all) did not take a pod that has no node; nothing for a pod that has one.
  func whyNowhere(_ pod: Int, on rows: [Int]? = nil) -> [Mismatch.Cause] {
    let decision = run.pods[pod].decision
    if decision.node != nil { return [] }
    if let refusal = run.pods[pod].refusal { return Self.causes(of: refusal.value) }
    // Nobody provisions what it waits for: that stands behind what the nodes say.
    let placed = run.pods[pod].pod.metadata
    let name = "\(placed.namespace.text)/\(placed.name.text)"
    let waits = run.remarks.notPlayed.filter { !$0.station.decides && $0.pods.contains(name) }
    return waits.map { Mismatch.Cause("\($0.what) \($0.does)", at: $0.origin) }
      + foldedRejections(of: rows ?? decision.table.rows, for: pod)
  }

  /// Who refuses a pod, and what makes it so.
  static func causes(of refusal: PodRefusal) -> [Mismatch.Cause] {
    var causes: [Mismatch.Cause] = [.init("refused by \(refusal.station.rawValue)", at: refusal.place)]
    if let cause = refusal.cause { causes.append(.init(cause.what, at: cause.origin)) }
    return causes
  }

  /// One line a way of being rejected: `node-a: TaintToleration: taint a=b:NoSchedule is not tolerated`, or, for
  /// several nodes, how many, which, and the first one's taint.
  func foldedRejections(of rows: [Int], for pod: Int) -> [Mismatch.Cause] {
    var groups: [(rejection: NodeRejection, nodes: [String])] = []
    var places: [[String]: Int] = [:]
    for row in rows {
      guard let first = rejections(ofNode: row, for: pod).first else { continue }
      let key = [first.name] + first.reasons
      if let place = places[key] {
        groups[place].nodes.append(nodeName(row))
      } else {
        places[key] = groups.count
        groups.append((first, [nodeName(row)]))
      }
    }
    let causes = groups.map { group -> Mismatch.Cause in
      let first = group.rejection.causes.first ?? .init(group.rejection.name)
      guard group.nodes.count > 1 else { return .init("\(group.nodes[0]): \(first.text)", at: first.origin) }
      let reasons = group.rejection.reasons.joined(separator: ", ")
      let head = "\(group.nodes.count) nodes (\(group.nodes.listed(limit: 3))): \(group.rejection.name): \(reasons)"
      guard let detail = group.rejection.details.first else { return .init(head) }
      return .init("\(head); \(group.nodes[0]): \(detail.text)", at: detail.origin)
    }
    return Self.limited(causes)
  }

  static func limited(_ causes: [Mismatch.Cause]) -> [Mismatch.Cause] {
    guard causes.count > causeLimit else { return causes }
    return causes.prefix(causeLimit - 1) + [.init("and \(causes.count - causeLimit + 1) more")]
  }
}
