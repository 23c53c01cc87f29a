import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// What of each quota is used, as the quota controller counts it beside the server: from what changed since it last looked.
struct QuotaTally: Sendable {
  private var used: [ObjectKey: QuotaUsage] = [:]
  /// The last change that it has seen.
  private var revision: UInt64 = 0
  private var now: Moment?
  /// What quotas of an observed cluster said before anybody asked anything.
  private var told: [ObjectKey: QuotaUsage] = [:]
  /// What they said beyond the objects that were observed with them.
  private var unseen: [ObjectKey: QuotaUsage] = [:]

  /// Takes what an observed quota says of what is used.
  mutating func observe(_ record: ObjectRecord) {
    guard case .resourceQuota(let quota)? = ManifestDecoder.object(record.body), let used = quota.used else { return }
    var usage = QuotaUsage()
    for amount in used.amounts { usage[amount.name] = amount.quantity }
    told[record.key] = usage
  }

  /// All is observed: what quotas say beyond that is used by what nobody showed.
  mutating func begin(_ context: AdmissionContext) {
    if told.isEmpty { return }
    let reader = QuotaSubjectReader(context)
    for (key, usage) in told {
      guard let record = context.store.object("ResourceQuota", key),
        case .resourceQuota(let quota)? = ManifestDecoder.object(record.body)
      else { continue }
      let counted = Self.count(quota, usage.amounts.map(\.name), reader, context, in: key.namespace)
      unseen[key] = usage.beyond(counted)
    }
    told = [:]
  }

  private static func count(
    _ quota: ResourceQuota, _ names: [Symbol], _ reader: QuotaSubjectReader, _ context: AdmissionContext,
    in namespace: String
  ) -> QuotaUsage {
    var sum = QuotaUsage()
    for name in names { sum[name] = .zero }
    for subject in reader.subjects(in: namespace, context.store) where subject.isIn(quota.scopes) {
      sum.add(subject.usage(in: context.version), names: names, isTakenOff: false)
    }
    return sum
  }

  /// Looks at what changed, and has the quotas say what is used.
  ///
  /// - Complexity: O(*n*) in the changes, and in a namespace's objects where one of its quotas is new or counts something else.
  mutating func settle(_ context: AdmissionContext) -> [YAMLDraft] {
    defer { revision = context.store.revision }
    let quotas = context.store.objects("ResourceQuota")
    if quotas.isEmpty {
      used = [:]
      return []
    }
    // What is over may be over by now.
    if now != context.now { used = [:] }
    now = context.now
    let reader = QuotaSubjectReader(context)
    let changes = context.store.changes(after: revision)
    for change in changes where change.kind == "ResourceQuota" {
      guard let key = (change.new ?? change.old)?.key else { continue }
      let isSame = change.new.map { new in change.old.map { new.saysSameSpec(as: $0) } ?? false } ?? false
      if !isSame { used[key] = nil }
    }
    return quotas.compactMap { record -> YAMLDraft? in
      // What it says stands until somebody asks something.
      if told[record.key] != nil { return nil }
      guard case .resourceQuota(let quota)? = ManifestDecoder.object(record.body) else { return nil }
      let names = quota.hard.amounts.map(\.name).filter { Self.isCounted($0, context) }
      var sum: QuotaUsage
      if let known = used[record.key] {
        sum = known
        for change in changes where change.namespace == record.namespace {
          guard let resource = context.resources.resource(kind: change.kind) else { continue }
          for (object, isNew) in [(change.old, false), (change.new, true)] {
            guard let subject = object.flatMap({ reader.subject($0.body, of: resource) }), subject.isIn(quota.scopes)
            else { continue }
            sum.add(subject.usage(in: context.version), names: names, isTakenOff: !isNew)
          }
        }
      } else {
        sum = Self.count(quota, names, reader, context, in: record.namespace)
      }
      used[record.key] = sum
      if let more = unseen[record.key] { sum.add(more, names: names, isTakenOff: false) }
      return Self.written(sum, quota, record)
    }
  }

  /// The quota with its status; nil where that says so already.
  private static func written(_ sum: QuotaUsage, _ quota: ResourceQuota, _ record: ObjectRecord) -> YAMLDraft? {
    let hard = record.spec?["hard"].map { YAMLDraft($0) }
    let isTold =
      sum.amounts.allSatisfy { quota.used?[$0.name] == $0.quantity }
      && quota.used?.amounts.count ?? 0 == sum.amounts.count
      && record.status?["hard"].map { YAMLDraft($0).says(hard ?? .nowhere) } ?? (hard == nil)
    if isTold { return nil }
    var body = record.draft
    let place = hard ?? body
    var status = YAMLDraft.mapping(["hard": hard], at: place)
    status["used"] = .mapping([:], at: place)
    status.edit("used") { used in
      for amount in sum.sorted { used[amount.name] = .text(amount.quantity.canonicalText, at: place) }
    }
    body["status"] = status
    return body
  }

  /// Whether anybody counts what a quota calls so.
  private static func isCounted(_ name: Symbol, _ context: AdmissionContext) -> Bool {
    let text = name.text
    guard text.hasPrefix("count/") else { return true }
    let parts = text.dropFirst("count/".count).split(separator: ".", maxSplits: 1)
    let found = parts.first.flatMap {
      context.resources.resource(String($0), group: parts.count > 1 ? String(parts[1]) : "")
    }
    return found.map { $0.isNamespaced && $0.kind != "Event" } ?? false
  }
}

extension QuotaUsage {
  /// What is more here; nothing is less than nothing.
  fileprivate func beyond(_ other: QuotaUsage) -> QuotaUsage {
    var result = QuotaUsage()
    for amount in amounts {
      let counted = other[amount.name] ?? .zero
      if amount.quantity > counted { result[amount.name] = amount.quantity - counted }
    }
    return result
  }

  fileprivate mutating func add(_ usage: QuotaUsage, names: [Symbol], isTakenOff: Bool) {
    for amount in usage.amounts where names.contains(amount.name) {
      let before = self[amount.name] ?? .zero
      self[amount.name] = isTakenOff ? before - amount.quantity : before + amount.quantity
    }
  }
}

extension ObjectChange {
  fileprivate var kind: Symbol { (new ?? old)?.kind ?? .none }
  fileprivate var namespace: String { (new ?? old)?.namespace ?? "" }
}

extension ObjectRecord {
  fileprivate func saysSameSpec(as other: ObjectRecord) -> Bool {
    switch (spec, other.spec) {
    case (let a?, let b?): YAMLDraft(a).says(YAMLDraft(b))
    case (nil, nil): true
    default: false
    }
  }
}

extension APIServer {
  /// Has the quotas' statuses say what is used, as the quota controller does.
  mutating func settleQuotas() {
    for body in quotaTally.settle(context) { store.put(body, kind: "ResourceQuota") }
  }
}
