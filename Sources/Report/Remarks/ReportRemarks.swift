public import Kubernetes

/// What must be known beside the results of a report, whatever the command: one value from the run to the last reporter.
public struct ReportRemarks: Hashable, Sendable {
  /// What was taken for granted, in plain words.
  public var assumptions: [String] = []
  /// What in the input could not be played faithfully.
  public var notModelled: [PlacementReport.NotModelled] = []
  /// What stands on the pods' way and is not played.
  public var notPlayed: [NotPlayed] = []
  /// Pods that the scheduler does not touch.
  public var leftAlone: [PlacementReport.LeftAlone] = []
  /// Kinds that are not read, with how often they stood in the input.
  public var passedOver: [PassedOver] = []
  /// Files of folders that are not read as manifests.
  public var passedOverFiles: [Manifests.PassedOverFile] = []
  /// Whether people are told each of them.
  public var namesFiles = false

  public init() {}

  /// A policy, a webhook ... with the pods that it concerns.
  public struct NotPlayed: Hashable, Sendable {
    /// `admissionPolicy`, `webhook` or `provisioner`.
    public var station: String
    /// `ValidatingAdmissionPolicy tags`.
    public var what: String
    /// In a sentence.
    public var text: String
    /// Whether there may be pods that are none, or other ones, because of it.
    public var decides: Bool
    public var place: InputLine?
    /// `namespace/name`.
    public var pods: [String]

    public init(station: String, what: String, text: String, decides: Bool, place: InputLine?, pods: [String]) {
      self.station = station
      self.what = what
      self.text = text
      self.decides = decides
      self.place = place
      self.pods = pods
    }
  }

  public struct PassedOver: Hashable, Sendable {
    public var apiVersion: String
    public var kind: String
    public var count: Int

    public init(apiVersion: String, kind: String, count: Int) {
      self.apiVersion = apiVersion
      self.kind = kind
      self.count = count
    }
  }
}

extension ReportRemarks {
  public var isEmpty: Bool { self == ReportRemarks() }

  /// What is told of all that was passed over, a line each.
  public var passedOverSentences: [String] {
    var lines = kindsSentence.map { [$0] } ?? []
    if passedOverFiles.isEmpty { return lines }
    lines.append(passedOverFiles.sentence + (namesFiles ? "" : "; --verbose names them"))
    if namesFiles { lines += passedOverFiles.map { "  \($0.path): \($0.reason.word)" } }
    return lines + passedOverFiles.chartSentences
  }

  /// `passed over 12 documents of 2 kinds: ConfigMap (8), Ingress (4)`; nil when there was nothing.
  public var kindsSentence: String? {
    if passedOver.isEmpty { return nil }
    let total = passedOver.reduce(0) { $0 + $1.count }
    let list = passedOver.map { "\($0.kind) (\($0.count))" }.joined(separator: ", ")
    let documents = total == 1 ? "1 document" : "\(total) documents"
    return "passed over \(documents) of \(passedOver.count == 1 ? "1 kind" : "\(passedOver.count) kinds"): \(list)"
  }

  /// All of it, a sentence each, as people read it.
  public var sentences: [String] {
    notModelled.map(\.sentence) + notPlayed.map(\.sentence) + assumptions.map { "assumed: \($0)" }
      + leftAlone.map(\.sentence) + passedOverSentences
  }

  /// The sentences but those that a report tells as problems already, where they made it unusable.
  var sentencesBesideProblems: [String] {
    var others = self
    others.notModelled = []
    others.notPlayed.removeAll(where: \.decides)
    return others.sentences
  }

  /// The claims that a pod waits for and nobody provisions, a sentence each.
  func waits(of pod: String) -> [NotPlayed] { notPlayed.filter { !$0.decides && $0.pods.contains(pod) } }
}

extension ReportRemarks.NotPlayed {
  /// `cluster.yaml:12: not played: ...`.
  public var sentence: String { "\(place.map { "\($0.text): " } ?? "")not played: \(text)" }
}

extension PlacementReport.NotModelled {
  /// `cluster.yaml:12: not modelled: ...`.
  public var sentence: String {
    let place = place.map { "\($0.text): " } ?? ""
    let pods = pods.isEmpty ? "" : " (concerns \(pods.joined(separator: ", ")))"
    return "\(place)not modelled: \(what)\(pods)"
  }
}
