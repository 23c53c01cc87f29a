import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import YAML

/// `refused: {by: ResourceQuota, because: exceeded quota}`: the API server does not take each pod, and who says so in
/// which words.
struct Refused: Assertion {
  static let key = "refused"
  static let shapes = [shape.summary]

  var station: AdmissionStation?
  /// Text that the API server's message contains.
  var because: String?

  static let shape = ObjectShape<Refused>(
    "refused",
    [
      ShapeField("by") { entry, refused, reader in
        let station: AdmissionStation? = reader.word(entry.value, "station")
        refused.station = station
      },
      ShapeField("because") { entry, refused, reader in
        refused.because = reader.string(entry.value, "because")
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Refused? {
    shape.value(node, as: key, from: Refused(), &reader) { _, reader in
      if node.count == 0 { reader.error(.saysNothing, at: node.range, "refused says nothing, give by or because") }
    }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let placement = placements.run.pods[pod]
      let refusal = placement.refusal?.value
      if let refusal, holds(for: refusal) { return nil }
      let actual =
        refusal.map { "refused by \($0.station.rawValue): \($0.message)" } ?? placements.account(of: placement.decision)
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: description, actual: actual,
        causes: refusal == nil ? [] : placements.whyNowhere(pod))
    }
  }

  private func holds(for refusal: PodRefusal) -> Bool {
    if let station, refusal.station != station { return false }
    return because.map { refusal.message.contains($0) } ?? true
  }
}

extension Refused: CustomStringConvertible {
  var description: String {
    let by = station.map { " by \($0.rawValue)" } ?? ""
    return "refused\(by)\(because.map { " because of '\($0)'" } ?? "")"
  }
}
