public import ControlPlane
import Kubernetes
import Scheduler
public import SourceText
import Symbols
public import WhatIf

extension PlacementReport {
  /// The report on a run.
  ///
  /// - Parameters:
  ///   - answers: what was found out beside, about the node `asked` if one was named.
  ///   - shows: which pods are shown; the run and the counts hold all.
  public init(
    _ run: PlacementRun, sources: SourceMap,
    answers: Answers = Answers(), asked: String? = nil,
    showing shows: (PodPlacement) -> Bool = { _ in true }
  ) {
    let nodeNames = run.nodes.map(\.metadata.name.text)
    let shown = run.pods.filter(shows)
    self.init(
      schedulerVersion: run.version.description,
      pods: Pods(count: shown.count) { index in
        var pod = PodReport(shown[index], nodeNames: nodeNames, sources: sources)
        pod.add(answers, about: shown[index], node: asked, sources: sources)
        return pod
      },
      counts: OutcomeCounts(run.pods.lazy.map(\.decision.outcome)),
      nodeNames: nodeNames,
      spansNamespaces: shown.contains { $0.pod.metadata.namespace != shown[0].pod.metadata.namespace },
      remarks: ReportRemarks(run.remarks, in: sources), cluster: { ClusterReport(run) })
  }
}

extension PlacementReport.NotModelled {
  public init(_ item: PlacementRun.NotModelled, in sources: SourceMap) {
    self.init(what: item.what, place: Place(item.origin, in: sources), pods: item.pods)
  }
}

extension PlacementReport.LeftAlone {
  public init(_ pod: PlacementRun.LeftAlone) {
    self.init(namespace: pod.namespace.text, name: pod.name.text, why: pod.why)
  }
}

extension Place {
  /// nil for what stands in no file.
  init?(_ position: SourcePosition, in sources: SourceMap) {
    guard let location = sources.location(of: position) else { return nil }
    self.init(file: location.path, line: location.line)
  }
}
