import SourceText
import Store
import Symbols
import YAML

/// Keeps a namespace's pods to the nodes that the namespace's annotation names.
struct PodNodeSelector: AdmissionPlugin {
  static let name = "PodNodeSelector"
  static let kinds: Set<Symbol>? = ["Pod"]
  private static let annotation: Symbol = "scheduler.alpha.kubernetes.io/node-selector"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create else { return }
    let namespace = context.store.object("Namespace", named: request.namespace)
    let place = namespace?.metadata?["annotations"]?[Self.annotation].map { YAMLDraft($0) }
    let text = place?.text ?? context.settings.nodeSelectors["clusterDefaultNodeSelector"] ?? ""
    for (key, value) in Self.labels(text) {
      if let own = request.object.at("spec", "nodeSelector", key) {
        if own.text == value { continue }
        throw request.forbidden(
          "pod node label selector conflicts with its namespace node label selector", by: Self.name,
          at: own.range.position)
      }
      request.object.edit("spec") { spec in
        spec.edit("nodeSelector") { $0[key] = .text(value, at: place ?? $0) }
      }
    }
    try check(request, context)
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create else { return }
    try check(request, context)
  }

  /// What the configuration allows in the namespace is all that pods may ask for there.
  private func check(_ request: AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard let allowed = context.settings.nodeSelectors[request.namespace], !allowed.isEmpty else { return }
    let labels = Self.labels(allowed)
    for entry in request.object.at("spec", "nodeSelector")?.entries ?? [] {
      if labels.contains(where: { $0.key == entry.key && $0.value == entry.value.text }) { continue }
      throw request.forbidden(
        "pod node label selector labels conflict with its namespace whitelist", by: Self.name,
        at: entry.value.range.position)
    }
  }

  /// `env=prod,tier=a`.
  private static func labels(_ text: String) -> [(key: Symbol, value: String)] {
    text.split(separator: ",").compactMap { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      return (Symbol(trimmed(sides[0])), trimmed(sides[1]))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
