import Report
import Scheduler

extension Golden {
  /// What the file tells, as a placement that can be compared with another.
  ///
  /// - Parameter cluster: the nodes of the run. A file that does not name all nodes of its own run is taken to have had
  ///   these: what it does not tell counts as unchanged.
  func report(cluster: [String]) -> PlacementReport {
    let pods = blocks.map(\.report)
    var named: [String] = []
    var seen: Set<String> = []
    for pod in pods {
      for name in pod.nodes.map(\.name) + pod.ties + (pod.preemption.map { [$0.nominatedNode] } ?? []) {
        if seen.insert(name).inserted { named.append(name) }
      }
    }
    let isComplete = detail == .scores && pods.contains { $0.nodes.count > 1 }
    if !isComplete { named += cluster.filter { !seen.contains($0) } }
    return PlacementReport(
      schedulerVersion: "", pods: .init(count: pods.count) { pods[$0] }, counts: OutcomeCounts(pods.map(\.outcome)),
      nodeNames: named)
  }
}

extension Golden.Block {
  fileprivate var report: PodReport {
    let slash = pod.firstIndex(of: "/") ?? pod.startIndex
    var report = PodReport(
      namespace: String(pod[..<slash]), name: String(pod[slash...].dropFirst()), profile: "", outcome: outcome)
    if outcome == .scheduled {
      let (node, others) = Self.cut(verdict.dropFirst("on ".count), at: " or ")
      report.node = String(node)
      report.ties = [String(node)] + Self.names(others)
    } else if outcome == .nominated {
      let (node, victims) = Self.cut(verdict.dropFirst("nominated to ".count), at: ", evicting ")
      report.preemption = .init(nominatedNode: String(node), victims: Self.victims(victims), violations: 0)
    }
    for (place, line) in lines.enumerated() {
      if let nodes = Self.rejected(line) {
        report.nodes += nodes
      } else if let node = Self.scored(line) {
        report.nodes.append(node)
      } else if place == 0, outcome != .scheduled {
        report.message = line
      }
    }
    report.contest = contest(report)
    return report
  }

  private var outcome: Decision.Outcome {
    if verdict.hasPrefix("on ") { return .scheduled }
    if verdict.hasPrefix("nominated") { return .nominated }
    return Decision.Outcome(rawValue: verdict) ?? .error
  }

  /// As the file's totals tell it.
  private func contest(_ report: PodReport) -> PodReport.Contest? {
    guard let total = report.nodes.first(where: { $0.name == report.node })?.total else { return nil }
    var next: NodeReport?
    for node in report.nodes where node.name != report.node && node.isFeasible {
      if next.map({ ($0.total ?? 0) < (node.total ?? 0) }) ?? true { next = node }
    }
    return PodReport.Contest(total: total, runnerUp: next?.name, runnerUpTotal: next?.total ?? 0)
  }

  /// `3 nodes: TaintToleration node(s) had untolerated taint(s): node-{a..c}`, nil for another line.
  private static func rejected(_ line: String) -> [NodeReport]? {
    let (head, rest) = cut(line[...], at: ": ")
    let words = head.split(separator: " ")
    guard words.count == 2, Int(words[0]) != nil, words[1].hasPrefix("node") else { return nil }
    // A reason may hold a colon, a name cannot.
    guard let colon = rest.ranges(of: ": ").last else { return nil }
    let reason = rest[..<colon.lowerBound]
    let (first, more) = cut(reason, at: " ")
    let isPlugin = PluginName(rawValue: String(first)) != nil
    let rejection = RejectionReport(
      plugin: isPlugin ? String(first) : "", code: "", reasons: [String(isPlugin ? more : reason)])
    return names(rest[colon.upperBound...]).map { NodeReport(name: $0, rejection: rejection) }
  }

  /// `node-a 283: NodeResourcesFit 83, TaintToleration 200`, nil for another line.
  private static func scored(_ line: String) -> NodeReport? {
    let (head, rest) = cut(line[...], at: ": ")
    let words = head.split(separator: " ")
    guard words.count == 2, let total = Int64(words[1]) else { return nil }
    let scores = parts(rest).compactMap { part -> ScoreReport? in
      let (plugin, number) = cut(part, at: " ")
      // The file has weighted scores alone.
      return Int64(number).map { ScoreReport(plugin: String(plugin), raw: $0, normalized: $0, weight: 1) }
    }
    return NodeReport(name: String(words[0]), scores: scores, total: total)
  }

  private static func victims(_ list: Substring) -> [PodReport.Victim] {
    parts(list).map { name in
      let (namespace, name) = cut(name, at: "/")
      return PodReport.Victim(namespace: String(namespace), name: String(name))
    }
  }

  private static func names(_ list: Substring) -> [String] { NodeNameList.unfold(parts(list)) }

  private static func parts(_ list: Substring) -> [Substring] {
    list.split(separator: ",").map { $0.drop { $0 == " " } }
  }

  /// What stands before a text and after it; all and nothing where it does not occur.
  private static func cut(_ line: Substring, at text: String) -> (Substring, Substring) {
    guard let range = line.firstRange(of: text) else { return (line, "") }
    return (line[..<range.lowerBound], line[range.upperBound...])
  }
}
