import Scheduler

extension PlacementReporter {
  /// A page for the browser, in one file.
  ///
  /// - Parameters:
  ///   - command: the one whose report it is.
  ///   - node: the node that was asked about.
  static func html(of command: String, node: String? = nil) -> PlacementReporter {
    PlacementReporter("html", about: "a page for the browser, one file") { report, _, output in
      let page = HTMLPage(
        title: "bayplan \(command)", summary: report.counts.summary(nodeCount: report.nodeCount))
      page.write(to: output) { output in
        var outcomes: [String] = []
        var data = PageData(to: output, kind: command)
        data.add(runs: [report], asked: node) { outcomes.append($0.outcomeLine) }
        data.finish()
        return outcomes
      }
    }
  }
}

extension PodReport {
  /// `default/web-0: scheduled on node-a`.
  fileprivate var outcomeLine: String {
    guard outcome == .scheduled else { return "\(namespace)/\(name): \(outcome.rawValue): \(why)" }
    return "\(namespace)/\(name): scheduled on \(node ?? "")"
  }
}
