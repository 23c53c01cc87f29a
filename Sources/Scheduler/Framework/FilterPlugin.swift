import Kubernetes
import Symbols

/// A plugin with a Filter.
protocol FilterPlugin: SchedulerPlugin {
  /// Whether the plugin has a PreFilter of its own, which a configuration can switch off on its own.
  var hasPreFilter: Bool { get }

  /// Of what PreFilter makes of the pods of a class; ``SchedulerPlugin/lifetime`` unless the plugin knows better.
  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime

  /// PreFilter: looks at the pod and the whole cluster once and gives what judges single nodes.
  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome

  /// What Filter says where a configuration leaves the plugin's PreFilter out: kube-scheduler's error about the state that
  /// PreFilter would have written; nil for a plugin whose Filter does without.
  var filterStateError: String? { get }

  /// What judges nodes where a configuration leaves the plugin's PreFilter out, nil for nothing to judge by.
  func filterAlone(_ pod: ScheduledPod, in context: SchedulingContext) -> (any NodeFilter)?
}

extension FilterPlugin {
  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime { lifetime }

  var filterStateError: String? {
    hasPreFilter ? "error reading \"PreFilter\(name.rawValue)\" from cycleState: not found" : nil
  }

  func filterAlone(_ pod: ScheduledPod, in context: SchedulingContext) -> (any NodeFilter)? {
    if let filterStateError { return ConstantFilter(.failure(), filterStateError) }
    switch preFilter(pod, in: context) {
    case .skip: return nil
    case .judge(let judge, _): return judge
    case .reject(.unschedulable, let text): return ConstantFilter(.unschedulable(), text)
    case .reject(.unschedulableAndUnresolvable, let text): return ConstantFilter(.unresolvable(), text)
    case .error(let text): return ConstantFilter(.failure(), text)
    }
  }
}

/// Says the same to every node.
final class ConstantFilter: NodeFilter {
  private let answer: FilterVerdict
  private let reason: String

  init(_ answer: FilterVerdict, _ reason: String) {
    self.answer = answer
    self.reason = reason
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict { answer }
  func reasons(for verdict: FilterVerdict) -> [String] { [reason] }
  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] { [] }
}

enum PreFilterOutcome {
  /// The plugin has nothing to say about this pod.
  case skip
  /// No node can take the pod; the same reason for all.
  case reject(StatusCode, String)
  /// The attempt fails, which says nothing about fit.
  case error(String)
  /// Judge the nodes; when there is a set of names, only those nodes.
  case judge(any NodeFilter, only: Set<Symbol>? = nil)
}

/// Judges nodes for one pod: what PreFilter worked out, with the rule for a single node.
protocol NodeFilter: AnyObject {
  /// The rule.
  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict
  /// Takes out every row that is still in and that the rule rejects. The default asks ``verdict(at:in:)`` row by row.
  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster)
  /// kube-scheduler's words for a verdict.
  func reasons(for verdict: FilterVerdict) -> [String]
  /// The facts behind a verdict, in bayplan's words.
  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail]
  /// A pod was put on (`sign` 1) or taken from (-1) a node, in a what-if question. Always undone by its opposite.
  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64)
  /// The pod goes to this node: Reserve and PreBind.
  func reserve(at row: Int, in cluster: Cluster)
}

extension NodeFilter {
  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {}
  func reserve(at row: Int, in cluster: Cluster) {}

  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    column.reject(as: filter) { verdict(at: $0, in: cluster) }
  }
}

/// One plugin's answer for one node, as a number: which reasons it has, without their text.
struct FilterVerdict: Hashable {
  /// 0 is a pass; the top bit says that evicting pods cannot help; what the rest means is the plugin's own.
  let rawValue: UInt64

  static let pass = FilterVerdict(rawValue: 0)
  private static let unresolvableBit: UInt64 = 1 << 63
  private static let failureBit: UInt64 = 1 << 62

  private init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// - Parameter detail: below 2⁶¹; a plugin tells its reasons apart by it.
  static func unschedulable(_ detail: UInt64 = 0) -> FilterVerdict {
    FilterVerdict(rawValue: detail << 1 | 1)
  }

  static func unresolvable(_ detail: UInt64 = 0) -> FilterVerdict {
    FilterVerdict(rawValue: unresolvableBit | detail << 1 | 1)
  }

  /// The attempt fails, whatever other nodes say; ``NodeFilter/reasons(for:)`` has the error's text.
  static func failure(_ detail: UInt64 = 0) -> FilterVerdict {
    FilterVerdict(rawValue: unresolvableBit | failureBit | detail << 1 | 1)
  }

  var isFailure: Bool { rawValue & Self.failureBit != 0 }

  var detail: UInt64 { (rawValue & ~(Self.unresolvableBit | Self.failureBit)) >> 1 }

  var code: StatusCode {
    rawValue & Self.unresolvableBit == 0 ? .unschedulable : .unschedulableAndUnresolvable
  }
}
