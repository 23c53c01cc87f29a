import SourceText
import Store
import Symbols
import Validation
import Versions
import YAML

/// Checks the pod security labels of a namespace, and tells which of its pods a stricter level would refuse.
struct NamespaceLabelling {
  private let labels: PodSecurityLabels
  private let before: PodSecurityLabels?
  private let context: AdmissionContext

  /// nil where labels are not at stake.
  init?(_ request: AdmissionRequest, _ context: AdmissionContext) {
    guard request.subresource.isEmpty else { return nil }
    let written = request.object.at("metadata", "labels")
    labels = PodSecurityLabels { written?.at($0)?.text }
    before = request.old.map { old in PodSecurityLabels { old.label($0) } }
    self.context = context
  }

  func check(_ request: inout AdmissionRequest) throws(RequestError) {
    // What was wrong before may stay.
    if !labels.faults.isEmpty, labels.faults != before?.faults { throw refusal(request) }
    guard let before, labels.enforce != before.enforce, labels.enforce.level > .privileged,
      // Nothing that is let in now is refused then.
      labels.enforce.level > before.enforce.level || labels.enforce.version != before.enforce.version
    else { return }
    warn(&request)
  }

  private func refusal(_ request: AdmissionRequest) -> RequestError {
    let causes = labels.faults.map { fault in
      StatusDetails.Cause(
        reason: "FieldValueInvalid", message: "Invalid value: \(GoText.quoted(fault.value)): \(fault.rule)",
        field: "metadata.labels[\(fault.label.text)]",
        position: (request.object.at("metadata", "labels", fault.label) ?? request.object).range.position)
    }
    return RequestError(
      422, "Invalid",
      "Namespace \(GoText.quoted(request.name)) is invalid: \(causes.map { "\($0.field): \($0.message)" }.aggregate)",
      details: StatusDetails(name: request.name, kind: "Namespace", causes: causes), by: PodSecurityPlugin.name,
      at: causes.first?.position)
  }

  /// Pods with the same faults are told together, under the first of their names.
  private func warn(_ request: inout AdmissionRequest) {
    var names: [String: [String]] = [:]
    // So many are looked at, no more.
    for pod in context.store.objects("Pod", in: request.name).prefix(3000) {
      let verdict = PodSecurityVerdict(of: pod.body, under: labels.enforce, server: context.version.minor)
      if !verdict.isAllowed { names[verdict.reason, default: []].append(pod.name) }
    }
    let place = request.object.at("metadata", "labels", PodSecurityLabels.enforceLabel)?.range.position
    var lines = names.map { reason, pods in
      let first = pods.min() ?? ""
      switch pods.count {
      case 1: return "\(first): \(reason)"
      case 2: return "\(first) (and 1 other pod): \(reason)"
      default: return "\(first) (and \(pods.count - 1) other pods): \(reason)"
      }
    }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let all = context.store.count("Pod", in: request.name)
    if all > 3000 {
      lines.append("new PodSecurity enforce level only checked against the first 3000 of \(all) existing pods")
    }
    if lines.isEmpty { return }
    let title =
      "existing pods in namespace \(GoText.quoted(request.name)) violate the new PodSecurity enforce level "
      + GoText.quoted(labels.enforce.text)
    request.warnings += ([title] + lines).map { Warning($0, at: place) }
  }
}
