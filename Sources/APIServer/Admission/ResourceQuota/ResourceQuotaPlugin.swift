import Kubernetes
import Store
import Symbols
import YAML

/// Refuses what a namespace's quotas have no room for, and charges the rest to them. It is asked last, when all others have agreed.
///
/// The words, and what each kind is charged for, stand in `Kubernetes/Quota`.
struct ResourceQuotaPlugin: AdmissionPlugin {
  static let name = "ResourceQuota"

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.resource.isNamespaced, Self.isCharged(request) else { return }
    let records = context.store.objects("ResourceQuota", in: request.namespace)
    if records.isEmpty { return }
    let reader = QuotaSubjectReader(context)
    guard let subject = reader.subject(request.object.node(), of: request.resource) else { return }
    var old: QuotaSubject?
    if request.operation == .update, let record = request.old {
      old = reader.subject(record.body, of: request.resource)
    }
    let quotas = records.compactMap { record -> ResourceQuota? in
      if case .resourceQuota(let quota)? = ManifestDecoder.object(record.body) { quota } else { nil }
    }
    // Whoever counted said so; otherwise all is counted now.
    let isCounted = quotas.allSatisfy { $0.used != nil }
    let stored = isCounted ? [] : Array(reader.subjects(in: request.namespace, context.store))
    var ledger = QuotaLedger(quotas, stored: stored, in: context.version)
    let before = ledger.accounts
    if let denial = ledger.charge(subject, replacing: old), request.subresource != "status" {
      throw request.forbidden(denial.text, by: Self.name, at: denial.position)
    }
    for (account, previous) in zip(ledger.accounts, before) {
      guard let record = records.first(where: { $0.name == account.quota.metadata.name.text }),
        let body = QuotaStatus.written(account.used, over: previous.used, to: record)
      else { continue }
      request.writes.append(AdmissionWrite(kind: "ResourceQuota", body: body))
    }
  }

  /// Whether such a request changes what is used. Other updates make nothing more, and are counted when they are stored.
  private static func isCharged(_ request: AdmissionRequest) -> Bool {
    switch (request.kind, request.operation, request.subresource) {
    // Who counts what happens is of no use.
    case ("Event", _, _): false
    case (_, .create, ""): true
    case ("Pod", .update, "resize"): true
    // From a scope to the other.
    case ("Pod", .update, ""):
      (request.object.at("spec", "activeDeadlineSeconds") == nil)
        != (request.old?.spec?["activeDeadlineSeconds"].flatMap { $0.isNull ? nil : $0 } == nil)
    case ("PersistentVolumeClaim", .update, ""), ("PersistentVolumeClaim", .update, "status"),
      ("Service", .update, ""), ("ResourceClaim", .update, ""):
      true
    default: false
    }
  }
}

/// What a quota's status says of what is used.
enum QuotaStatus {
  /// - Returns: the quota with what is used now; nil where that is what was used before.
  static func written(_ used: QuotaUsage, over before: QuotaUsage, to record: ObjectRecord) -> YAMLDraft? {
    let changed = used.amounts.filter { before[$0.name] != $0.quantity }
    if changed.isEmpty { return nil }
    var quota = record.draft
    quota.edit("status") { status in
      status.edit("used") { written in
        for amount in changed { written[amount.name] = .text(amount.quantity.canonicalText, at: written) }
      }
    }
    return quota
  }
}
