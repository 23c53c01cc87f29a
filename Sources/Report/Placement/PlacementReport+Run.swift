public import ControlPlane
import Kubernetes
public import SourceText
import Symbols
import Versions
public import WhatIf

extension PlacementReport {
  /// The report on a run.
  ///
  /// - Parameters:
  ///   - answers: what was found out beside, about the node `asked` if one was named.
  ///   - detail: how much of each pod is told.
  ///   - shows: which pods are shown; the run and the counts hold all.
  public init(
    _ run: PlacementRun, sources: SourceMap,
    answers: Answers = Answers(), asked: String? = nil, detail: PlacementDetail = .scores,
    showing shows: (PodPlacement) -> Bool = { _ in true }
  ) {
    let shown = run.pods.filter(shows)
    self.init(run, sources: sources, asked: asked, detail: detail, shown: shown) {
      var next = shown.makeIterator()
      return { next.next().map { ($0, answers[PodTarget($0.pod, $0.identity)]) } }
    }
  }

  /// The report on a run that is played again, pod by pod, whenever its rows are read: as much of it as one pod needs is
  /// held at a time.
  ///
  /// - Parameters:
  ///   - run: its outcomes.
  ///   - shows: which pods are shown.
  ///   - play: begins anew; gives the pods of the run in its order, each with what was asked about it.
  public init(
    _ run: PlacementRun, sources: SourceMap, asked: String? = nil, detail: PlacementDetail = .scores,
    showing shows: @escaping @Sendable (PodPlacement) -> Bool,
    playing play: @escaping @Sendable () -> () -> (placement: PodPlacement, answer: Answer)?
  ) {
    self.init(run, sources: sources, asked: asked, detail: detail, shown: run.pods.filter(shows)) {
      let next = play()
      return {
        while let row = next() { if shows(row.placement) { return row } }
        return nil
      }
    }
  }

  private init(
    _ run: PlacementRun, sources: SourceMap, asked: String?, detail: PlacementDetail, shown: [PodPlacement],
    _ play: @escaping @Sendable () -> () -> (placement: PodPlacement, answer: Answer)?
  ) {
    let nodeNames = run.nodes.map(\.metadata.name.text)
    let rows: @Sendable () -> () -> PodReport? = {
      let next = play()
      return {
        guard let (placement, answer) = next() else { return nil }
        var pod = PodReport(placement, nodeNames: nodeNames, sources: sources, detail: detail)
        pod.add(answer, about: placement, node: asked, sources: sources)
        return pod
      }
    }
    self.init(
      schedulerVersion: run.version.description,
      pods: Pods(count: shown.count, rows: rows) { shown.map { PodDiff.name(of: $0.pod, $0.identity) } },
      counts: OutcomeCounts(run.pods.lazy.map(\.decision.outcome)),
      nodeNames: nodeNames,
      spansNamespaces: shown.contains { $0.pod.metadata.namespace != shown[0].pod.metadata.namespace },
      remarks: ReportRemarks(run.remarks, in: sources), cluster: { ClusterReport(run) })
  }
}

extension PlacementReport.NotModelled {
  public init(_ item: PlacementRun.NotModelled, in sources: SourceMap) {
    self.init(what: item.what, place: InputLine(item.origin, in: sources), pods: item.pods)
  }
}

extension PlacementReport.LeftAlone {
  public init(_ pod: PlacementRun.LeftAlone) {
    self.init(namespace: pod.namespace.text, name: pod.name.text, why: pod.why)
  }
}

extension InputLine {
  /// nil for what stands in no file.
  init?(_ position: SourcePosition, in sources: SourceMap) {
    guard let location = sources.location(of: position) else { return nil }
    self.init(file: location.path, line: location.line)
  }
}
