import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Report
import SourceText
import Symbols

/// From a run to what the user sees of it: the part that `place` and `explain` share.
struct Presentation {
  let manifests: ManifestOptions
  let display: DisplayOptions
  let targets: OutputTargets<PlacementReport>

  /// Prints the report and the remarks that go with it.
  ///
  /// - Throws: ``ExitStatus/unusable`` when no pod matches `--pod`, or when something was not modelled and that was not
  ///   allowed.
  func show(
    _ result: Pipeline.Result, _ detail: PlacementDetail, showing shows: @escaping @Sendable (PodPlacement) -> Bool
  ) throws {
    try refuseUnmatchedPatterns(result.run)
    let report = result.report(detail, showing: shows)
    try targets.deliver(report, color: display.color)
    var told = report.remarks
    told.namesFiles = manifests.folders.verbose
    var remarks = targets.isForPeople ? told.passedOverSentences : []
    remarks += report.remarks.notModelled.map(\.sentence)
    StandardError.write(lines: remarks)
    if !report.remarks.notModelled.isEmpty, !manifests.allowUnmodelled { throw ExitStatus.unusable.exitCode }
  }

  private func refuseUnmatchedPatterns(_ run: PlacementRun) throws {
    let pods = run.pods
    var isRefused = false
    for pattern in try display.filter().patterns {
      if pods.contains(where: { PodFilter.matches(pattern, $0.pod, $0.identity) }) { continue }
      isRefused = true
      if let why = Self.undecided(pattern, run) {
        Remarks.complain("nothing is decided on --pod \(pattern.pattern): \(why)")
        continue
      }
      let names = pods.lazy.flatMap { PodFilter.names(of: $0.pod, $0.identity) }
      let cure = Spelling.nearest(to: pattern.pattern, among: names).map { ", did you mean \($0)?" } ?? ""
      Remarks.complain("no pod matches --pod \(pattern.pattern)\(cure)")
    }
    if isRefused { throw ExitStatus.unusable.exitCode }
  }

  /// Why a pod that is there, or would be, has no decision; nil when none is meant.
  private static func undecided(_ pattern: Glob, _ run: PlacementRun) -> String? {
    if let aside = run.leftAlone.first(where: {
      pattern.matches($0.name.text) || pattern.matches("\($0.namespace.text)/\($0.name.text)")
    }) {
      return "\(aside.namespace.text)/\(aside.name.text) is left alone, \(aside.why)"
    }
    guard let running = run.runningPods.first(where: { PodFilter.matches(pattern, $0.pod, nil) }) else { return nil }
    let metadata = running.pod.metadata
    return "\(metadata.namespace.text)/\(metadata.name.text) runs on \(run.nodes[running.node].metadata.name.text) "
      + "already; give its workload with -f to see where its pods would go now"
  }
}
