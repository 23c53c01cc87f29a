import Symbols
public import Versions

/// The quotas of one namespace, and what is charged to them.
///
/// Source: "Resource Quotas", Kubernetes documentation; the order of questions and the words as the API server has them.
public struct QuotaLedger: Sendable {
  /// A quota with what is charged to it.
  public struct Account: Sendable {
    public let quota: ResourceQuota
    /// By the names of the quota's `hard`, all of them.
    public fileprivate(set) var used: QuotaUsage
  }

  /// In the order of their names. The API server asks in no order; the first that refuses speaks.
  public private(set) var accounts: [Account]
  private let version: KubernetesVersion

  /// - Parameters:
  ///   - quotas: those of a namespace.
  ///   - stored: all that there is in it. It is counted where a quota's `status.used` does not say.
  public init(_ quotas: [ResourceQuota], stored: some Sequence<QuotaSubject>, in version: KubernetesVersion) {
    self.version = version
    accounts = quotas.sorted { $0.metadata.name.precedes($1.metadata.name) }.map { quota in
      var used = QuotaUsage()
      for amount in quota.hard.amounts { used[amount.name] = quota.used?[amount.name] ?? .zero }
      return Account(quota: quota, used: used)
    }
    let uncounted = accounts.indices.filter { slot in
      let quota = accounts[slot].quota
      return quota.hard.amounts.contains { quota.used?[$0.name] == nil }
    }
    if uncounted.isEmpty { return }
    for subject in stored {
      let usage = subject.usage(in: version)
      for slot in uncounted where subject.isIn(accounts[slot].quota.scopes) {
        let told = accounts[slot].quota.used
        for amount in usage.amounts where accounts[slot].used[amount.name] != nil && told?[amount.name] == nil {
          accounts[slot].used.add(amount.quantity, to: amount.name)
        }
      }
    }
  }

  public var isEmpty: Bool { accounts.isEmpty }

  /// Charges an object, unless a quota refuses it; then nothing is charged.
  ///
  /// - Parameter old: what it takes the place of: only what is more is charged then.
  public mutating func charge(_ subject: QuotaSubject, replacing old: QuotaSubject? = nil) -> QuotaDenial? {
    let concerned = accounts.indices.filter { slot in
      let quota = accounts[slot].quota
      return quota.hard.amounts.contains { subject.isCounted(as: $0.name, in: version) } && subject.isIn(quota.scopes)
    }
    if concerned.isEmpty { return nil }
    if case .pod(let pod, _) = subject {
      for slot in concerned {
        if let denial = accounts[slot].quota.unsaid(of: pod.spec.value) { return denial }
      }
    }
    let whole = subject.usage(in: version)
    let increase = old.map { whole.increase(over: $0.usage(in: version)) }
    var charged = accounts
    for slot in concerned {
      let quota = accounts[slot].quota
      let wasThere = old.map { $0.isIn(quota.scopes) } ?? false
      var excess: [QuotaDenial.Excess] = []
      for amount in (wasThere ? increase ?? whole : whole).sorted where !amount.quantity.isZero {
        guard let hard = quota.hard.amount(of: amount.name) else { continue }
        let used = accounts[slot].used[amount.name] ?? .zero
        let sum = used + amount.quantity
        if sum > hard.quantity {
          excess.append(
            QuotaDenial.Excess(
              resource: amount.name, requested: amount.quantity, used: used, limited: hard.quantity,
              position: hard.origin))
        }
        charged[slot].used[amount.name] = sum
      }
      if !excess.isEmpty { return QuotaDenial(quota: quota.metadata, reason: .exceeded(excess)) }
    }
    accounts = charged
    return nil
  }

  /// Charges an object that is there whatever quotas say.
  public mutating func add(_ subject: QuotaSubject) {
    let usage = subject.usage(in: version)
    for slot in accounts.indices where subject.isIn(accounts[slot].quota.scopes) {
      for amount in usage.amounts where accounts[slot].used[amount.name] != nil {
        accounts[slot].used.add(amount.quantity, to: amount.name)
      }
    }
  }

  /// Takes off what is gone, as the quota controller does when it counts again.
  public mutating func release(_ subject: QuotaSubject) {
    let usage = subject.usage(in: version)
    for slot in accounts.indices where subject.isIn(accounts[slot].quota.scopes) {
      for amount in usage.amounts {
        guard let used = accounts[slot].used[amount.name] else { continue }
        accounts[slot].used[amount.name] = used > amount.quantity ? used - amount.quantity : .zero
      }
    }
  }
}
