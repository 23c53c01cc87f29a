import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Webhooks cannot be played: whose verdict is told says it, the others are named.
struct ValidatingAdmissionWebhook: AdmissionPlugin {
  static let name = "ValidatingAdmissionWebhook"

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    try Webhooks(kind: "ValidatingWebhookConfiguration", does: "refuse").ask(&request, context)
    try GivenReports.ask(&request, context)
  }
}

/// The same for webhooks that may change what they are asked about.
struct MutatingAdmissionWebhook: AdmissionPlugin {
  static let name = "MutatingAdmissionWebhook"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    try Webhooks(kind: "MutatingWebhookConfiguration", does: "change or refuse").ask(&request, context)
  }
}

/// The webhooks of one kind of configuration.
private struct Webhooks {
  let kind: Symbol
  let does: String

  func ask(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    // They have no say about themselves, nor about policies.
    if request.resource.group == "admissionregistration.k8s.io" { return }
    let records = context.store.objects(kind)
    if records.isEmpty { return }
    let object = Value((request.operation == .delete ? request.old?.body : nil) ?? request.object.node())
    let labels = object["metadata"]["labels"].labels
    for record in records {
      guard case .admissionRegistration(let registration)? = ManifestDecoder.object(record.body) else { continue }
      for (webhook, match) in zip(record.body.listed("webhooks"), registration.matches)
      where covers(match, request, labels, context) {
        try ask(webhook, of: record, &request, context)
      }
    }
  }

  private func ask(
    _ webhook: YAMLNode, of record: ObjectRecord, _ request: inout AdmissionRequest, _ context: AdmissionContext
  ) throws(RequestError) {
    let name = webhook["name"]?.text ?? ""
    guard let verdict = context.settings.webhooks.first(where: { $0.name == name }) else {
      request.notPlayed.append(
        NotPlayed(
          "webhook \(name) of \(kind.text) \(record.name)", does, at: webhook.position,
          cure: "say what it does under webhooks in .bayplan.yaml"))
      return
    }
    try verdict.judge(&request, at: webhook.position)
  }

  private func covers(
    _ match: AdmissionMatch, _ request: AdmissionRequest, _ labels: LabelSet, _ context: AdmissionContext
  ) -> Bool {
    let resource = request.resource
    var namespace: LabelSet?
    if resource.kind == "Namespace" {
      namespace = labels
    } else if resource.isNamespaced {
      namespace = context.store.object("Namespace", named: request.namespace)?.labels ?? LabelSet()
    }
    return match.covers(
      Symbol(request.operation.rawValue),
      on: AdmissionMatch.Resource(
        group: Symbol(resource.group), version: Symbol(resource.version), name: Symbol(resource.name),
        subresource: Symbol(request.subresource), isNamespaced: resource.isNamespaced),
      named: Symbol(request.name), labels: labels, inNamespace: namespace)
  }
}

/// Reports whose webhook the cluster does not show: a policy engine that is not installed yet, or was left out of a dump.
private enum GivenReports {
  static func ask(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.operation == .create || request.operation == .update else { return }
    for verdict in context.settings.webhooks {
      guard case .findings = verdict.answer, !isConfigured(verdict.name, context.store) else { continue }
      try verdict.judge(&request, at: nil)
    }
  }

  private static func isConfigured(_ name: String, _ store: ObjectStore) -> Bool {
    let kinds: [Symbol] = ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"]
    return kinds.contains { kind in
      store.objects(kind).contains { record in
        record.body.listed("webhooks").contains { $0["name"]?.text == name }
      }
    }
  }
}

extension WebhookVerdict {
  /// - Parameter position: where the webhook is configured.
  fileprivate func judge(_ request: inout AdmissionRequest, at position: SourcePosition?) throws(RequestError) {
    switch answer {
    case .allow: return
    case .deny(let message): throw refusal(message, at: position)
    case .findings(let findings):
      let own = findings.filter { $0.isAbout(request) }
      request.warnings += own.filter { $0.effect == .warns }.map { Warning($0.message, at: $0.position) }
      let reasons = own.filter { $0.effect == .refuses }
      guard let first = reasons.first else { return }
      throw refusal(reasons.map(\.message).joined(separator: "; "), at: first.position)
    }
  }

  private func refusal(_ message: String, at position: SourcePosition?) -> RequestError {
    let reason = message.isEmpty ? " without explanation" : ": \(message)"
    return RequestError(
      403, "Forbidden", "admission webhook \(GoText.quoted(name)) denied the request\(reason)",
      details: StatusDetails(), by: "webhook \(name)", at: position)
  }
}
