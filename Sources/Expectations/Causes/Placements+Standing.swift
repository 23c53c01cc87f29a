import ControlPlane
import Scheduler

extension Placements {
  /// `they stand on node-a (2), node-b (1)`, in the order in which the pods were placed; nothing when none was.
  func whereTheyStand(_ pods: [Int]) -> [Mismatch.Cause] {
    var standing: [(node: Int, pods: Int)] = []
    var places: [Int: Int] = [:]
    for pod in pods {
      guard let node = run.pods[pod].decision.node else { continue }
      if let place = places[node] {
        standing[place].pods += 1
      } else {
        places[node] = standing.count
        standing.append((node, 1))
      }
    }
    if standing.isEmpty { return [] }
    return [.init("they stand on \(standing.map { "\(nodeName($0.node)) (\($0.pods))" }.listed(limit: 6))")]
  }

  /// What became of the first of these pods that has no node, and why.
  func whyOneIsLost(_ pods: [Int]) -> [Mismatch.Cause] {
    guard let lost = pods.first(where: { run.pods[$0].decision.node == nil }) else { return [] }
    return [.init("\(label(ofPod: lost)) is \(account(of: run.pods[lost].decision))")] + whyNowhere(lost)
  }

  /// What is wrong when not all of the pods have a node: how they stand to each other cannot be told then.
  func unplaced(_ pods: [Int], expected: String) -> Mismatch? {
    let lost = pods.filter { run.pods[$0].decision.node == nil }
    if lost.isEmpty { return nil }
    return Mismatch(
      pods: [], expected: expected, actual: "\(lost.count) of \(pods.count) pods have no node",
      causes: whyOneIsLost(lost))
  }
}
