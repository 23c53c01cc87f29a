public import SourceText
public import Symbols

/// The verdicts on all nodes for one pod, in columns. Entry *i* of each column is about node `rows[i]`.
public struct NodeTable: Sendable {
  /// Node rows in name order: usually all, one alone for a pod that keeps its nominated node.
  public var rows: [Int] = []
  /// kube-scheduler's verdict: the first rejection in the profile's order, nil for a feasible node.
  public var rejections: [Rejection?] = []
  /// One column a Score plugin that took part, in name order of the plugins; empty when no node is feasible.
  public var scores: [ScoreColumn] = []
  /// Sum of the weighted scores; 0 for a rejected node.
  public var totals: [Int64] = []
  /// The plugins that ruled out nodes before any filter looked at them.
  public var narrowedBy: [PluginName] = []
  /// The distinct lists of reasons that rejections refer to.
  public var reasonLists: [[String]] = []
  /// Every rejection of a node, the first included, each with what stands behind it; empty unless asked for.
  public var explanations: [[ExplainedRejection]] = []
  /// What each score of a node was made of, parallel to ``scores``; empty unless asked for.
  public var scoreExplanations: [[String]] = []

  public init() {}

  /// kube-scheduler's words for a rejection.
  public func reasons(of rejection: Rejection) -> [String] { reasonLists[rejection.reasonList] }
}

/// One plugin's no to one node.
public struct Rejection: Hashable, Sendable {
  /// nil for a node that a PreFilterResult had ruled out.
  public var plugin: PluginName?
  public var code: StatusCode
  /// Index in ``NodeTable/reasonLists``.
  public var reasonList: Int

  public init(plugin: PluginName?, code: StatusCode, reasonList: Int) {
    self.plugin = plugin
    self.code = code
    self.reasonList = reasonList
  }
}

/// The two ways of saying no: whether evicting pods could help.
public enum StatusCode: String, Sendable, Hashable {
  case unschedulable = "Unschedulable"
  case unschedulableAndUnresolvable = "UnschedulableAndUnresolvable"
}

/// A rejection with the facts behind it, in bayplan's own words.
public struct ExplainedRejection: Sendable {
  public var rejection: Rejection
  public var details: [ExplanationDetail]

  public init(rejection: Rejection, details: [ExplanationDetail]) {
    self.rejection = rejection
    self.details = details
  }
}

/// One fact: `taint dedicated=gpu:NoSchedule is not tolerated`, with the place where the taint stands.
public struct ExplanationDetail: Hashable, Sendable {
  public var text: String
  public var origin: SourcePosition
  /// Further places that it is made of.
  public var others: [SourcePosition]

  /// What of the node is in the way; nil for something else.
  public var subject: Subject?

  public enum Subject: Hashable, Sendable {
    /// A taint in full: `dedicated=gpu:NoSchedule`.
    case taint(String)
    /// A label that is missing or has another value.
    case label(Symbol)
    /// What the node has too little of.
    case resource(Symbol)
    /// A port of the host that is taken: `8080/TCP`.
    case hostPort(String)
  }

  public init(
    _ text: String, at origin: SourcePosition = .none, and others: [SourcePosition] = [], about subject: Subject? = nil
  ) {
    self.text = text
    self.origin = origin
    self.others = others
    self.subject = subject
  }
}

/// One Score plugin's numbers for all nodes; where a node was rejected they mean nothing.
public struct ScoreColumn: Sendable {
  public var plugin: PluginName
  public var weight: Int64
  /// Before NormalizeScore.
  public var raw: [Int64]
  /// 0 to 100.
  public var normalized: [Int64]

  public init(plugin: PluginName, weight: Int64, raw: [Int64], normalized: [Int64]) {
    self.plugin = plugin
    self.weight = weight
    self.raw = raw
    self.normalized = normalized
  }
}
