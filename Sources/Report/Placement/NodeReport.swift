/// The verdict on one node for one pod.
public struct NodeReport: Hashable, Sendable {
  public var name: String
  /// What kube-scheduler records: the first filter that said no. nil when the node fits.
  public var rejection: RejectionReport?
  /// The filters after the first that say no as well; only when the run was explained.
  public var alsoRejectedBy: [RejectionReport]
  /// In name order of the plugins; empty when rejected.
  public var scores: [ScoreReport]
  /// Sum of the weighted scores; nil when rejected.
  public var total: Int64?

  public init(
    name: String, rejection: RejectionReport? = nil, alsoRejectedBy: [RejectionReport] = [],
    scores: [ScoreReport] = [], total: Int64? = nil
  ) {
    self.name = name
    self.rejection = rejection
    self.alsoRejectedBy = alsoRejectedBy
    self.scores = scores
    self.total = total
  }

  public var isFeasible: Bool { rejection == nil }

  /// All rejections, the one that kube-scheduler records first.
  public var rejections: [RejectionReport] { (rejection.map { [$0] } ?? []) + alsoRejectedBy }
}

/// One plugin's no.
public struct RejectionReport: Hashable, Sendable {
  /// Empty for a node that a PreFilterResult had ruled out.
  public var plugin: String
  /// `Unschedulable` or `UnschedulableAndUnresolvable`.
  public var code: String
  /// kube-scheduler's words.
  public var reasons: [String]
  /// bayplan's own words; only when the run was explained.
  public var details: [DetailReport]

  public init(plugin: String, code: String, reasons: [String], details: [DetailReport] = []) {
    self.plugin = plugin
    self.code = code
    self.reasons = reasons
    self.details = details
  }
}

/// One fact behind a rejection.
public struct DetailReport: Hashable, Sendable {
  public var text: String
  public var place: InputLine?
  /// Further places that it is made of.
  public var others: [InputLine]

  public init(_ text: String, at place: InputLine? = nil, and others: [InputLine] = []) {
    self.text = text
    self.place = place
    self.others = others
  }

  /// `pod.yaml:13`, or `pod.yaml:13, pod.yaml:19`; nil where it stands in no file.
  public var placeText: String? {
    place.map { first in ([first] + others).map(\.text).joined(separator: ", ") }
  }
}

/// One plugin's score for one node.
public struct ScoreReport: Hashable, Sendable {
  public var plugin: String
  public var raw: Int64
  /// 0 to 100.
  public var normalized: Int64
  public var weight: Int64
  /// What the raw score was made of; only when the run was explained.
  public var inputs: String?

  public init(plugin: String, raw: Int64, normalized: Int64, weight: Int64, inputs: String? = nil) {
    self.plugin = plugin
    self.raw = raw
    self.normalized = normalized
    self.weight = weight
    self.inputs = inputs
  }

  /// Both factors are bounded by the configuration's checks; saturates all the same.
  public var weighted: Int64 {
    let (product, overflow) = normalized.multipliedReportingOverflow(by: weight)
    return overflow ? (normalized < 0) == (weight < 0) ? .max : .min : product
  }
}
