import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText

/// What is told on standard error beside the result, a line each.
enum Remarks {
  /// Prints all diagnostics.
  ///
  /// - Throws: ``ExitStatus/unusable`` if any is an error.
  static func print(_ diagnostics: [Diagnostic], _ sources: SourceMap) throws {
    if diagnostics.isEmpty { return }
    StandardError.write(lines: diagnostics.flatMap { sources.lines(of: $0) })
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable.exitCode }
  }

  /// `passed over 12 documents of 2 kinds: ConfigMap (8), Ingress (4)`; nil when there was nothing.
  static func passedOver(_ kinds: [Manifests.PassedOver]) -> String? {
    if kinds.isEmpty { return nil }
    let total = kinds.reduce(0) { $0 + $1.count }
    let list = kinds.map { "\($0.kind) (\($0.count))" }.joined(separator: ", ")
    let documents = total == 1 ? "1 document" : "\(total) documents"
    return "passed over \(documents) of \(kinds.count == 1 ? "1 kind" : "\(kinds.count) kinds"): \(list)"
  }

  /// `cluster.yaml:12: not modelled: ...`.
  static func notModelled(_ item: PlacementReport.NotModelled) -> String {
    let place = item.place.map { "\($0.text): " } ?? ""
    let pods = item.pods.isEmpty ? "" : " (concerns \(item.pods.joined(separator: ", ")))"
    return "\(place)not modelled: \(item.what)\(pods)"
  }

  /// nil when no pod is gated.
  static func gated(_ pods: [PodPlacement]) -> String? {
    let names = pods.filter { $0.decision.outcome == .gated }.map {
      "\($0.pod.metadata.namespace)/\($0.pod.metadata.name)"
    }
    if names.isEmpty { return nil }
    let head = names.count == 1 ? "1 pod is gated and was" : "\(names.count) pods are gated and were"
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return "\(head) not scheduled: \(names.prefix(3).joined(separator: ", "))\(more)"
  }
}
