public import SourceText
public import Symbols

/// One entry of `spec.tolerations`.
public struct Toleration: Hashable, Sendable {
  public enum Operator: UInt8, Sendable {
    /// Also when absent.
    case equal
    case exists
    /// `Lt` and `Gt` (alpha and off in 1.35) and anything unknown: tolerates nothing.
    case unsupported
  }

  /// Empty: every key.
  public var key: Symbol
  public var `operator`: Operator
  public var operatorText: Symbol
  public var value: Symbol
  /// nil: every effect.
  public var effect: TaintEffect?
  public var tolerationSeconds: Int64?
  @Incidental public var origin: SourcePosition

  public init(
    key: Symbol = .none, operator: Operator = .equal, operatorText: Symbol = .none, value: Symbol = .none,
    effect: TaintEffect? = nil, tolerationSeconds: Int64? = nil, origin: SourcePosition = .none
  ) {
    self.key = key
    self.operator = `operator`
    self.operatorText = operatorText
    self.value = value
    self.effect = effect
    self.tolerationSeconds = tolerationSeconds
    self.origin = origin
  }
}

/// `NoSchedule`, `PreferNoSchedule`, `NoExecute`; other words are kept as they are and match only themselves.
public struct TaintEffect: Hashable, Sendable {
  public var name: Symbol

  public init(_ name: Symbol) {
    self.name = name
  }

  public static let noSchedule = TaintEffect("NoSchedule")
  public static let preferNoSchedule = TaintEffect("PreferNoSchedule")
  public static let noExecute = TaintEffect("NoExecute")
}
