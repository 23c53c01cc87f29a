public import SourceText

/// What the catalogue, the docs and other programs are told about a rule.
public struct RuleDescription: Sendable {
  /// The type's name in words: `NodeLabelUnknownKey` is `node-label-unknown-key`.
  public let id: String
  public let kind: RuleKind
  /// Of its findings, unless one says otherwise.
  public let severity: Severity
  public let needs: RuleNeeds
  /// What it finds, in half a sentence: `a node selection asks for a label that no node has`.
  public let summary: String
  /// Why it bites: one or more sentences.
  public let why: String
  /// What to do: one or more sentences.
  public let remedy: String
  /// What it can be told in the configuration.
  public let parameters: [RuleParameter]
  /// Manifests in which it fires, with a mark (`↓`) at each place, and the messages.
  public let bad: [Example]
  /// Manifests that it must leave alone though a careless version would not.
  public let good: [Example]

  public init(
    id: String, _ kind: RuleKind, _ severity: Severity, needs: RuleNeeds = [], summary: String, why: String,
    remedy: String, parameters: [RuleParameter] = [], bad: [Example], good: [Example]
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.needs = needs
    self.summary = summary
    self.why = why
    self.remedy = remedy
    self.parameters = parameters
    self.bad = bad
    self.good = good
  }
}

/// What a rule is about; also its folder.
public enum RuleKind: String, CaseIterable, Sendable {
  case nodeSelection = "Node selection"
  case taints = "Taints and tolerations"
  case resources = "Resources"
  case spreading = "Spreading and affinity between pods"
  case disruption = "Ports, volumes, disruption, priority"
  case validity = "Validity"
}

/// What a rule must be given beside the manifests; without it the rule is left out.
public struct RuleNeeds: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Nodes, from `--cluster` or among the manifests.
  public static let nodes = RuleNeeds(rawValue: 1)
  /// The pods that run there too; a cluster without any counts as empty.
  public static let runningPods = RuleNeeds(rawValue: 3)
  /// What else there is in the cluster: workloads, classes, volumes ...
  public static let objects = RuleNeeds(rawValue: 4)

  /// `nodes, other objects of the cluster`; `manifests alone` for none.
  public var words: String {
    var words: [String] = []
    if contains(.runningPods) {
      words.append("nodes and running pods")
    } else if contains(.nodes) {
      words.append("nodes")
    }
    if contains(.objects) { words.append("other objects of the cluster") }
    return words.isEmpty ? "manifests alone" : words.joined(separator: ", ")
  }
}

/// A number that the configuration can set for a rule.
public struct RuleParameter: Sendable {
  public let name: String
  public let standard: Int64
  /// What it is, in half a sentence.
  public let about: String

  public init(_ name: String, _ standard: Int64, _ about: String) {
    self.name = name
    self.standard = standard
    self.about = about
  }
}
