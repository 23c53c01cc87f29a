import SourceText
import Store
import Symbols
import Versions
import YAML

/// Holds pods to the level of pod security that their namespace is labelled with, and warns of templates that do not keep to it.
struct PodSecurityPlugin: AdmissionPlugin {
  static let name = "PodSecurity"
  static let kinds: Set<Symbol>? = Set(PodTemplates.kinds + ["Namespace", "Pod"])

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.operation == .create || request.operation == .update else { return }
    switch request.kind {
    case "Namespace": try NamespaceLabelling(request, context)?.check(&request)
    case "Pod": try validatePod(&request, context)
    default: warn(&request, context)
    }
  }

  private static func labels(_ request: AdmissionRequest, _ context: AdmissionContext) -> PodSecurityLabels {
    let namespace = context.store.object("Namespace", named: request.namespace)
    return PodSecurityLabels { namespace?.label($0) }
  }

  private func validatePod(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard ["", "ephemeralcontainers", "resize"].contains(request.subresource) else { return }
    let labels = Self.labels(request, context)
    if labels.isSilent { return }
    let pod = request.object.node()
    if request.operation == .update, let old = request.old?.body, !PodChange.isSignificant(pod, from: old) { return }
    let verdict = PodSecurityVerdict(of: pod, under: labels.enforce, server: context.version.minor)
    if !verdict.isAllowed {
      throw request.forbidden(
        "violates PodSecurity \(GoText.quoted(labels.enforce.text)): \(verdict.detail)", by: Self.name,
        at: verdict.violations.first?.positions.first)
    }
    Self.warn(of: pod, labels.warn, &request, context)
  }

  /// Of what makes pods.
  private func warn(_ request: inout AdmissionRequest, _ context: AdmissionContext) {
    guard request.subresource.isEmpty, PodTemplates.kinds.contains(request.kind) else { return }
    let labels = Self.labels(request, context)
    if labels.warn.level == .privileged { return }
    let object = request.object.node()
    guard let template = PodTemplates.template(of: object, kind: request.kind) else { return }
    Self.warn(of: template, labels.warn, &request, context)
  }

  private static func warn(
    of pod: YAMLNode, _ policy: PodSecurityPolicy, _ request: inout AdmissionRequest, _ context: AdmissionContext
  ) {
    let verdict = PodSecurityVerdict(of: pod, under: policy, server: context.version.minor)
    if verdict.isAllowed { return }
    request.warnings.append(
      Warning(
        "would violate PodSecurity \(GoText.quoted(policy.text)): \(verdict.detail)",
        at: verdict.violations.first?.positions.first))
  }
}

/// Which changes of a pod are looked at.
private enum PodChange {
  /// New images, new containers; all else stands as it was let in.
  static func isSignificant(_ pod: YAMLNode, from old: YAMLNode) -> Bool {
    for list: Symbol in ["containers", "initContainers"] {
      let new = pod["spec"]?.listed(list) ?? []
      let before = old["spec"]?.listed(list) ?? []
      if new.count != before.count || zip(new, before).contains(where: { isOther($0, $1, pod, old) }) { return true }
    }
    let before = old["spec"]?.listed("ephemeralContainers") ?? []
    return (pod["spec"]?.listed("ephemeralContainers") ?? []).contains { container in
      guard let known = before.first(where: { $0["name"]?.text == container["name"]?.text }) else { return true }
      return isOther(container, known, pod, old)
    }
  }

  private static func isOther(_ a: YAMLNode, _ b: YAMLNode, _ pod: YAMLNode, _ old: YAMLNode) -> Bool {
    if a["image"]?.text != b["image"]?.text { return true }
    let key = Symbol("container.seccomp.security.alpha.kubernetes.io/\(a["name"]?.text ?? "")")
    return pod["metadata"]?["annotations"]?[key]?.text != old["metadata"]?["annotations"]?[key]?.text
  }
}
