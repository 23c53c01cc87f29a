import APIServer
import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Versions
import YAML

/// `podSecurity: {level: restricted}`: each pod keeps to a level of the Pod Security Standards, whatever its namespace
/// enforces.
struct PodSecurity: Assertion {
  static let key = "podSecurity"
  static let shapes = [shape.summary]

  private var policy: PodSecurityPolicy?

  var needsPlacement: Bool { false }

  static let shape = ObjectShape<PodSecurity>(
    "podSecurity",
    [
      ShapeField("level") { entry, security, reader in
        guard let text = reader.string(entry.value, "level") else { return }
        security.policy = PodSecurityPolicy(text)
        if security.policy == nil {
          reader.error(
            .unusableWord, at: entry.value.range,
            "'\(text)' is no level, use privileged, baseline or restricted, with a version behind it if need be "
              + "(restricted:v1.25)")
        }
      }
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> PodSecurity? {
    shape.value(node, as: key, from: PodSecurity(), &reader) { _, reader in
      if node["level"] == nil {
        reader.error(.missingKey, at: node.range, "podSecurity needs level, such as restricted")
      }
    }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    guard let policy else { return [] }
    let server = placements.run.version.minor
    var verdicts: [ObjectIdentifier: PodSecurityVerdict] = [:]
    var mismatches: [Mismatch] = []
    for pod in pods {
      let label = placements.label(ofPod: pod)
      guard let written = placements.run.pods[pod].pod.spec.value.written else {
        throw Mismatch(
          pods: [label], expected: policy.text, actual: "its manifest is not at hand")
      }
      // The pods of a template share it.
      let verdict =
        verdicts[ObjectIdentifier(written)] ?? PodSecurityVerdict(of: written.node, under: policy, server: server)
      verdicts[ObjectIdentifier(written)] = verdict
      if verdict.isAllowed { continue }
      mismatches.append(
        Mismatch(
          pods: [label], expected: policy.text, actual: "violates it",
          causes: verdict.violations.map { violation in
            let detail = violation.detail.isEmpty ? "" : " (\(violation.detail))"
            return .init("\(violation.reason)\(detail)", at: violation.positions.first ?? .none)
          }))
    }
    return mismatches
  }
}
