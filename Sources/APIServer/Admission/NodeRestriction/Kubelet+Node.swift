import SourceText
import Store
import Symbols
import YAML

extension Kubelet {
  /// A kubelet changes its own Node, and neither its taints nor the labels that steer pods.
  func checkNode(_ request: AdmissionRequest) throws(RequestError) {
    if request.name != node {
      throw refuse(request, "node \(quoted) is not allowed to modify node \(GoText.quoted(request.name))")
    }
    guard request.operation == .create || request.operation == .update else { return }
    let source = request.object.at("spec", "configSource")
    let labels = request.object.at("metadata", "labels")?.entries ?? []
    if request.operation == .create {
      if source != nil {
        throw refuse(request, "node \(quoted) is not allowed to create pods with a non-nil configSource", at: source)
      }
      let forbidden = Self.forbidden(labels.map(\.key))
      if forbidden.isEmpty { return }
      throw refuse(
        request, "node \(quoted) is not allowed to set the following labels: \(forbidden.joined(separator: ", "))",
        at: request.object.at("metadata", "labels"))
    }
    guard let old = request.old else { return }
    let oldSource = old.spec?["configSource"].map { YAMLDraft($0) }
    if let source, !(oldSource.map(source.says) ?? false) {
      throw refuse(
        request, "node \(quoted) is not allowed to update configSource to a new non-nil configSource", at: source)
    }
    let taints = request.object.at("spec", "taints")
    let oldTaints = old.spec?["taints"].map { YAMLDraft($0) }
    let none = YAMLDraft.list([], at: request.object)
    if !(taints ?? none).says(oldTaints ?? none) {
      throw refuse(request, "node \(quoted) is not allowed to modify taints", at: taints)
    }
    let before = old.metadata?["labels"]?.entries.map { ($0.key, $0.value.text) } ?? []
    let changed =
      labels.filter { label in !before.contains { $0.0 == label.key && $0.1 == label.value.text } }.map(\.key)
      + before.filter { label in !labels.contains { $0.key == label.0 } }.map(\.0)
    let forbidden = Self.forbidden(changed)
    if forbidden.isEmpty { return }
    throw refuse(
      request, "is not allowed to modify labels: \(forbidden.joined(separator: ", "))",
      at: request.object.at("metadata", "labels"))
  }

  /// Labels that a kubelet may set although they are Kubernetes' own.
  private static let own: Set<String> = [
    "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os",
    "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
    "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
    "failure-domain.beta.kubernetes.io/region",
  ]

  /// Sorted, each once.
  private static func forbidden(_ labels: [Symbol]) -> [String] {
    Set(labels.map(\.text).filter(isForbidden)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isForbidden(_ label: String) -> Bool {
    let domain = label.contains("/") ? String(label.prefix { $0 != "/" }) : ""
    func isOf(_ parent: String) -> Bool { domain == parent || domain.hasSuffix(".\(parent)") }
    if isOf("node-restriction.kubernetes.io") { return true }
    guard isOf("kubernetes.io") || isOf("k8s.io") else { return false }
    return !own.contains(label) && !isOf("kubelet.kubernetes.io") && !isOf("node.kubernetes.io")
  }
}
