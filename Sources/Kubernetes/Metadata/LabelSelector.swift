public import SourceText
public import Symbols

/// A label selector (`matchLabels` and `matchExpressions`, all of which must hold), or a node selector term's expressions.
///
/// An absent selector is nil where it is held, and matches nothing; an empty one matches everything.
/// Kubernetes documentation: "Labels and Selectors".
public struct LabelSelector: Hashable, Sendable {
  /// `matchLabels` first (as ``Requirement/Operator/equals``), then `matchExpressions`, in document order.
  public var requirements: [Requirement]

  public init(_ requirements: [Requirement] = []) {
    self.requirements = requirements
  }

  public var isEmpty: Bool { requirements.isEmpty }

  /// One condition on one label.
  public struct Requirement: Hashable, Sendable {
    public enum Operator: UInt8, Sendable {
      case equals, `in`, notIn, exists, doesNotExist, greaterThan, lessThan
      /// Not an operator of Kubernetes; what stands there is in ``Requirement/operatorText``.
      case unknown
    }

    public var key: Symbol
    public var `operator`: Operator
    /// As written in the manifest, empty for `matchLabels`.
    public var operatorText: Symbol
    public var values: [Symbol]
    @Incidental public var origin: SourcePosition

    public init(
      key: Symbol, operator: Operator, operatorText: Symbol = .none, values: [Symbol] = [],
      origin: SourcePosition = .none
    ) {
      self.key = key
      self.operator = `operator`
      self.operatorText = operatorText
      self.values = values
      self.origin = origin
    }
  }
}
