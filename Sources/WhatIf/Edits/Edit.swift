public import Kubernetes
public import Symbols

/// One change of the input: of a pod's spec, wherever that is written, or of a node.
public enum Edit: Hashable, Sendable {
  case addToleration(Taint)
  /// One toleration for all taints of a key, of any value and effect.
  case tolerateKey(Symbol)
  /// Writes a taint into a toleration that is meant for it and has a slip in its key, value or effect.
  case correctToleration(Int, from: Toleration, to: Taint)
  /// `from` and `to` are values of the label; with a slip `from` is one of no node, and `to` was probably meant.
  case setNodeSelector(key: Symbol, from: Symbol, to: Symbol, isSlip: Bool)
  /// To a key that some node has, in place of one that none has and that looks like it.
  case renameNodeSelector(Symbol, to: Symbol, value: Symbol)
  case dropNodeSelector(key: Symbol, value: Symbol)
  /// Adds to the values of an `In` expression of the required node affinity's only term.
  case addNodeValue(expression: Int, key: Symbol, value: Symbol)
  case dropNodeExpression(Int, text: String)
  /// As ``renameNodeSelector``, in an expression of the only term.
  case renameNodeExpression(Int, from: Symbol, to: Symbol)
  /// Another value in place of one that no node has and that looks like it.
  case correctNodeValue(expression: Int, key: Symbol, from: Symbol, to: Symbol)
  case lowerRequest(Symbol, of: RequestHolder, from: Quantity, to: Quantity)
  /// - Parameter port: which of the spec's ports that take one of the node.
  case dropHostPort(Int, number: Int32)
  /// A topology key that no node has becomes one that looks like it.
  case renameSpreadKey(constraint: Int, from: Symbol, to: Symbol)
  case renamePodAffinityKey(Int, from: Symbol, to: Symbol)
  /// Nodes whose taints keep the pod off no longer count as domains.
  case honorNodeTaints(constraint: Int, key: Symbol)
  /// Nodes that the pod does not select no longer count as domains.
  case honorNodeAffinity(constraint: Int, key: Symbol)
  case lowerMinDomains(constraint: Int, key: Symbol, from: Int32, to: Int32)
  case raiseMaxSkew(constraint: Int, key: Symbol, from: Int32, to: Int32)
  /// To `ScheduleAnyway`.
  case relaxSpread(constraint: Int, key: Symbol)
  case dropPodAffinity(Int, key: Symbol)
  case dropPodAntiAffinity(Int, key: Symbol)
  case labelNode(Symbol, key: Symbol, value: Symbol)
  case removeTaint(Taint, node: Symbol)
  case uncordon(Symbol)
  /// A node that has what another one has, and no pods.
  case addNode(like: Symbol, name: Symbol)
}

/// Who asks for an amount.
public enum RequestHolder: Hashable, Sendable {
  case container(Int)
  case initContainer(Int)
  /// Pod-level resources.
  case pod
}

extension Edit {
  /// How big a change it is. What mends a slip is nothing; what opens one door for one workload is small; what gives up
  /// a wish is bigger; what other workloads notice is bigger still; a new machine is the biggest.
  public var cost: Int {
    switch self {
    case .correctToleration, .renameNodeSelector, .renameNodeExpression, .correctNodeValue, .renameSpreadKey,
      .renamePodAffinityKey, .setNodeSelector(_, _, _, isSlip: true), .honorNodeTaints, .honorNodeAffinity:
      1
    // A node is cordoned to keep pods off for a while: to go there all the same is no small thing.
    case .addToleration(.cordon): 7
    case .addToleration, .lowerMinDomains: 2
    case .tolerateKey, .setNodeSelector, .addNodeValue, .raiseMaxSkew: 3
    case .lowerRequest(_, _, let from, let to): 2 + Self.eighths(givenUpOf: from, for: to)
    case .dropNodeSelector, .dropNodeExpression: 4
    case .relaxSpread, .labelNode, .uncordon: 5
    case .dropHostPort, .dropPodAffinity, .dropPodAntiAffinity: 6
    case .removeTaint: 8
    case .addNode: 12
    }
  }

  /// Eighths of the amount that are given up, a started one counted whole.
  private static func eighths(givenUpOf old: Quantity, for new: Quantity) -> Int {
    let whole = old.milliValue
    guard whole > 0 else { return 8 }
    let (scaled, overflow) = (old - new).milliValue.multipliedReportingOverflow(by: 8)
    if overflow { return 8 }
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: whole)
    return Int(max(1, min(8, remainder > 0 ? quotient + 1 : quotient)))
  }

  /// Two edits of one shape do the same to different nodes, or by different amounts: only the better is worth telling.
  var shape: String {
    switch self {
    case .lowerRequest(let resource, let holder, _, _): "lower \(resource.text) \(holder)"
    case .labelNode(_, let key, let value): "label \(key.text)=\(value.text)"
    case .removeTaint(let taint, _): "untaint \(taint.text)"
    case .uncordon: "uncordon"
    case .addNode: "add"
    case .raiseMaxSkew(let constraint, _, _, _): "skew \(constraint)"
    case .lowerMinDomains(let constraint, _, _, _): "domains \(constraint)"
    case .setNodeSelector(let key, _, _, _): "select \(key.text)"
    case .renameNodeSelector(let key, _, _): "rename \(key.text)"
    case .renameNodeExpression(let expression, _, _): "rename \(expression)"
    case .correctToleration(let slot, _, _): "correct toleration \(slot)"
    case .addNodeValue(let expression, _, _): "value \(expression)"
    default: "\(self)"
    }
  }

  /// Whether it changes the pod's own manifest rather than a node's.
  var isOfPod: Bool {
    switch self {
    case .labelNode, .removeTaint, .uncordon, .addNode: false
    default: true
    }
  }
}
