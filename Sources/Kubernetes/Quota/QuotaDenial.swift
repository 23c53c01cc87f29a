public import SourceText
public import Symbols

/// Why a quota refuses an object.
public struct QuotaDenial: Sendable {
  public enum Reason: Sendable {
    /// Containers must say how much of something they ask for, and these do not.
    case unsaid([Unsaid])
    /// There is not enough left of these.
    case exceeded([Excess])
  }

  public struct Unsaid: Sendable {
    /// As the quota calls it.
    public let resource: Symbol
    /// Sorted.
    public let containers: [Symbol]
  }

  public struct Excess: Sendable {
    /// As the quota calls it.
    public let resource: Symbol
    public let requested: Quantity
    public let used: Quantity
    public let limited: Quantity
    /// Where the quota says how much there is.
    public let position: SourcePosition
  }

  /// Whose quota it is, and where that stands.
  public let quota: ObjectMeta
  public let reason: Reason

  /// The API server's words: `exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3`.
  public var text: String {
    switch reason {
    case .unsaid(let list):
      let parts = list.map { "\($0.resource.text) for: \($0.containers.map(\.text).joined(separator: ","))" }
      return "failed quota: \(quota.name.text): must specify \(parts.joined(separator: "; "))"
    case .exceeded(let list):
      func amounts(_ amount: (Excess) -> Quantity) -> String {
        list.map { "\($0.resource.text)=\(amount($0).canonicalText)" }.joined(separator: ",")
      }
      return "exceeded quota: \(quota.name.text), requested: \(amounts(\.requested)), used: \(amounts(\.used)), "
        + "limited: \(amounts(\.limited))"
    }
  }

  /// The line of the quota that refuses.
  public var position: SourcePosition {
    if case .exceeded(let list) = reason, let first = list.first, first.position != .none { return first.position }
    return quota.range.position
  }
}
