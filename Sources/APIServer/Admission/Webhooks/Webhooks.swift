import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Webhooks cannot be played: whose verdict is told says it, the others are named.
struct ValidatingAdmissionWebhook: AdmissionPlugin {
  static let name = "ValidatingAdmissionWebhook"

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    try Webhooks(kind: "ValidatingWebhookConfiguration", does: "refuse", by: Self.name).ask(&request, context)
  }
}

/// The same for webhooks that may change what they are asked about.
struct MutatingAdmissionWebhook: AdmissionPlugin {
  static let name = "MutatingAdmissionWebhook"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    try Webhooks(kind: "MutatingWebhookConfiguration", does: "change or refuse", by: Self.name)
      .ask(&request, context)
  }
}

/// The webhooks of one kind of configuration.
private struct Webhooks {
  let kind: Symbol
  let does: String
  let station: String

  init(kind: Symbol, does: String, by station: String) {
    self.kind = kind
    self.does = does
    self.station = station
  }

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
        NotPlayed("webhook \(name) of \(kind.text) \(record.name)", does, at: webhook.position))
      return
    }
    if verdict.allows { return }
    let reason = verdict.message.isEmpty ? " without explanation" : ": \(verdict.message)"
    throw RequestError(
      403, "Forbidden", "admission webhook \(GoText.quoted(name)) denied the request\(reason)",
      details: StatusDetails(), by: station, at: webhook.position)
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
