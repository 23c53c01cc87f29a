/// A change that lets a pod in, and what came of it when it was tried.
public struct FixReport: Hashable, Sendable {
  /// One for each edit.
  public var changes: [String]
  public var cost: Int
  /// Where the pod then goes.
  public var node: String
  public var feasibleNodes: Int
  /// What else becomes of it, in words; empty when nothing does.
  public var effects: [String]
  /// Empty where the change cannot be written as one of lines.
  public var patches: [PatchReport]
  /// Why there are no ``patches`` although the change is one of lines; nil as a rule.
  public var remark: String?

  public init(
    changes: [String], cost: Int, node: String, feasibleNodes: Int, effects: [String], patches: [PatchReport],
    remark: String? = nil
  ) {
    self.changes = changes
    self.cost = cost
    self.node = node
    self.feasibleNodes = feasibleNodes
    self.effects = effects
    self.patches = patches
    self.remark = remark
  }
}

/// Lines of a file that are replaced by others.
public struct PatchReport: Hashable, Sendable {
  public var place: InputLine
  public var removed: [String]
  public var added: [String]

  public init(place: InputLine, removed: [String], added: [String]) {
    self.place = place
    self.removed = removed
    self.added = added
  }
}

/// The change of one weight that puts a pod on the node that was asked about.
public struct WeightReport: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    public var plugin: String
    public var from: Int64
    public var to: Int64

    public init(plugin: String, from: Int64, to: Int64) {
      self.plugin = plugin
      self.from = from
      self.to = to
    }
  }

  public var node: String
  /// nil when no change of a single weight does it.
  public var change: Change?

  public init(node: String, change: Change?) {
    self.node = node
    self.change = change
  }
}
