import ControlPlane
import SourceText

/// Why the API server does not take a pod; its words are the pod's message.
public struct RefusalReport: Hashable, Sendable {
  /// The station, as the API server calls it: `PodSecurity`.
  public var by: String
  /// The manifest's line.
  public var place: InputLine?
  /// What of the cluster makes it so: `ResourceQuota shop/compute`; empty where the manifest does by itself.
  public var cause: String
  public var causePlace: InputLine?
  /// What would let the pod in; empty where that goes without saying.
  public var cure: String
  /// The stations that it passed, in their order.
  public var passed: [String]

  public init(
    by: String, place: InputLine? = nil, cause: String = "", causePlace: InputLine? = nil, cure: String = "",
    passed: [String] = []
  ) {
    self.by = by
    self.place = place
    self.cause = cause
    self.causePlace = causePlace
    self.cure = cure
    self.passed = passed
  }
}

extension RefusalReport {
  init(_ refusal: PodRefusal, in sources: SourceMap) {
    self.init(
      by: refusal.station.rawValue, place: InputLine(refusal.place, in: sources), cause: refusal.cause?.what ?? "",
      causePlace: refusal.cause.flatMap { InputLine($0.origin, in: sources) }, cure: refusal.cure,
      passed: refusal.station.before.map(\.rawValue))
  }

  /// `web.yaml:12, ResourceQuota shop/compute at cluster.yaml:3`; empty without a place.
  var places: String {
    let what = causePlace.map { "\(cause) at \($0.text)" } ?? cause
    return [place?.text ?? "", what].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The places, a line each.
  var details: [DetailReport] {
    var details = [DetailReport("refused by \(by)", at: place)]
    if !cause.isEmpty { details.append(DetailReport(cause, at: causePlace)) }
    return details
  }

  func write(to writer: inout some DocumentWriter) {
    writer.beginObject(flow: false)
    writer.field("by", by)
    place?.write(to: &writer)
    if !cause.isEmpty {
      writer.key("because")
      writer.beginObject(flow: true)
      writer.field("what", cause)
      causePlace?.write(to: &writer)
      writer.endObject()
    }
    if !cure.isEmpty { writer.field("cure", cure) }
    writer.endObject()
  }
}
