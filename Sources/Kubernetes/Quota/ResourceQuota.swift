public import Symbols

/// A ResourceQuota: what the pods of its namespace may ask for in all.
///
/// Kubernetes documentation: "Resource Quotas".
public struct ResourceQuota: Sendable {
  public var metadata: ObjectMeta
  /// `spec.hard`.
  public var hard = ResourceList()
  /// `status.used`: what the quota controller counted; nil where nothing says.
  public var used: ResourceList?
  /// What a pod must be to be counted, all of it: `scopes` and `scopeSelector`.
  public var scopes: [Scope] = []

  /// Whether it counts some of the pods only.
  public var isScoped: Bool { !scopes.isEmpty }

  /// One thing that a pod is or is not.
  public struct Scope: Sendable {
    /// `BestEffort`, `PriorityClass` ...
    public var name: Symbol
    /// `Exists` where none is written.
    public var `operator`: Symbol
    public var values: [Symbol]

    public init(name: Symbol, operator: Symbol = "Exists", values: [Symbol] = []) {
      self.name = name
      self.operator = `operator`
      self.values = values
    }
  }

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
