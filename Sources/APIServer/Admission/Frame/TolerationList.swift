import Kubernetes
import Symbols
import YAML

/// Tolerations of a pod, changed as text and judged as what they mean.
enum TolerationList {
  /// Puts tolerations to a pod's, and drops those that others cover.
  static func add(_ added: [YAMLDraft], to pod: inout YAMLDraft) {
    let written = pod.at("spec", "tolerations")
    let all = (written?.items ?? []) + added
    let kept = Toleration.merged(all.map(typed)).map { all[$0] }
    pod.edit("spec") { spec in spec["tolerations"] = .list(kept, at: written ?? added.first ?? spec) }
  }

  static func typed(_ draft: YAMLDraft) -> Toleration {
    let word = draft.at("operator")?.text ?? ""
    let effect = draft.at("effect")?.text ?? ""
    return Toleration(
      key: Symbol(draft.at("key")?.text ?? ""),
      operator: word.isEmpty || word == "Equal" ? .equal : word == "Exists" ? .exists : .unsupported,
      operatorText: Symbol(word), value: Symbol(draft.at("value")?.text ?? ""),
      effect: effect.isEmpty ? nil : TaintEffect(Symbol(effect)),
      tolerationSeconds: draft.at("tolerationSeconds")?.integer)
  }
}
