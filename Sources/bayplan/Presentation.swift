import ControlPlane
import Expectations
import Report
import Scheduler
import SourceText

/// From a run to what the user sees of it: the part that `place` and `explain` share.
struct Presentation {
  let manifests: ManifestOptions
  let display: DisplayOptions
  let targets: OutputTargets<PlacementReport>

  /// Prints the report and the remarks that go with it.
  ///
  /// - Throws: ``ExitStatus/unusable`` when no pod matches `--pod`, or when something was not modelled and that was not
  ///   allowed.
  func show(_ result: Pipeline.Result, showing shows: (PodPlacement) -> Bool) throws {
    try refuseUnmatchedPatterns(result.run.pods)
    let report = result.report(showing: shows)
    try targets.deliver(report, color: display.color)
    var remarks: [String] = []
    if targets.isForPeople, let passedOver = report.remarks.passedOverSentence { remarks.append(passedOver) }
    remarks += report.remarks.notModelled.map(\.sentence)
    StandardError.write(remarks.map { $0 + "\n" }.joined())
    if !report.remarks.notModelled.isEmpty, !manifests.allowUnmodelled { throw ExitStatus.unusable.exitCode }
  }

  private func refuseUnmatchedPatterns(_ pods: [PodPlacement]) throws {
    var isRefused = false
    for pattern in try display.filter().patterns {
      if pods.contains(where: { PodFilter.matches(pattern, $0.pod, $0.identity) }) { continue }
      let names = pods.lazy.flatMap { PodFilter.names(of: $0.pod, $0.identity) }
      let cure = Spelling.nearest(to: pattern.pattern, among: names).map { ", did you mean \($0)?" } ?? ""
      Remarks.complain("no pod matches --pod \(pattern.pattern)\(cure)")
      isRefused = true
    }
    if isRefused { throw ExitStatus.unusable.exitCode }
  }
}
