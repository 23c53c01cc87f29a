import SourceText
import Symbols
import YAML

/// Pods may keep others off their node, and off nothing larger.
struct LimitPodHardAntiAffinityTopology: AdmissionPlugin {
  static let name = "LimitPodHardAntiAffinityTopology"
  static let kinds: Set<Symbol>? = ["Pod"]
  private static let key = "kubernetes.io/hostname"

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create || request.operation == .update else { return }
    let terms = request.object.at(
      "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
    for term in terms?.items ?? [] {
      let key = term.at("topologyKey")?.text ?? ""
      if key == Self.key { continue }
      throw request.forbidden(
        "affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey \(key) but only key \(Self.key) is allowed",
        by: Self.name, at: (term["topologyKey"] ?? term).range.position)
    }
  }
}
