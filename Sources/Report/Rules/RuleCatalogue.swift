public import SourceText

/// The rules of a linter, as plain values.
public struct RuleCatalogue: Sendable {
  public struct Rule: Sendable {
    public var id: String
    /// The heading that it stands under.
    public var kind: String
    public var severity: Severity
    /// What it must be given, in words.
    public var needs: String
    public var summary: String
    public var why: String
    public var remedy: String
    public var parameters: [Parameter] = []
    public var bad: [Example] = []
    public var good: [Example] = []

    public init(
      id: String, kind: String, severity: Severity, needs: String, summary: String, why: String, remedy: String
    ) {
      self.id = id
      self.kind = kind
      self.severity = severity
      self.needs = needs
      self.summary = summary
      self.why = why
      self.remedy = remedy
    }
  }

  /// A number that can be set.
  public struct Parameter: Sendable {
    public var name: String
    public var standard: Int64
    public var about: String

    public init(name: String, standard: Int64, about: String) {
      self.name = name
      self.standard = standard
      self.about = about
    }
  }

  /// Manifests with what the rule says of them, which is nothing for good ones.
  public struct Example: Sendable {
    /// With a remark at the end of each line that something is found in.
    public var text: String
    /// The objects of the cluster, empty without one.
    public var cluster: String
    public var messages: [String]
    /// Why it is one, perhaps empty.
    public var about: String

    public init(text: String, cluster: String, messages: [String], about: String) {
      self.text = text
      self.cluster = cluster
      self.messages = messages
      self.about = about
    }
  }

  /// Sorted by id.
  public var rules: [Rule]
  /// The headings, in order.
  public var kinds: [String]
  /// Whether these are all rules, and not some that were asked for.
  public var isWhole: Bool

  public init(rules: [Rule], kinds: [String], isWhole: Bool) {
    self.rules = rules
    self.kinds = kinds
    self.isWhole = isWhole
  }
}
