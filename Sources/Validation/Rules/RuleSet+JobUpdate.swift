import Kinds
import SourceText
import Symbols
import YAML

extension RuleSet {
  /// What of a Job stays as it is; a suspended one's pods may still be sent elsewhere.
  mutating func jobUpdate(_ spec: Field, from old: Field) {
    completionsUpdate(spec, from: old)
    immutable(spec["selector"], old["selector"], value: LabelSelectorText.json(spec["selector"]))
    templateUpdate(spec, from: old)
    immutable(spec["completionMode"], old["completionMode"])
    immutable(
      spec["podFailurePolicy"], old["podFailurePolicy"],
      as: "PodFailurePolicy")
    immutable(spec["backoffLimitPerIndex"], old["backoffLimitPerIndex"])
    immutable(spec["managedBy"], old["managedBy"])
    immutable(
      spec["successPolicy"], old["successPolicy"], as: "SuccessPolicy")
  }

  private mutating func completionsUpdate(_ spec: Field, from old: Field) {
    let completions = spec["completions"]
    guard spec["completionMode"].isText("Indexed") else { return immutable(completions, old["completions"]) }
    guard !completions.isSame(as: old["completions"]), let count = completions.integer else { return }
    if count != spec["parallelism"].integer {
      invalid(completions, String(count), "can only be modified in tandem with spec.parallelism")
    }
  }

  private mutating func templateUpdate(_ spec: Field, from old: Field) {
    // Before any pod has started, or once all have stopped, a suspended Job may be sent elsewhere.
    let mayMove = old["suspend"].isTrue && hasNoPods
    let mayResize = mayMove && release >= Release(minor: 36)
    let (after, before) = (spec["template"], old["template"])
    var (new, stored) = (YAMLDraft(after.node), YAMLDraft(before.node))
    if mayMove {
      for path in Self.movable {
        new = new.without(path)
        stored = stored.without(path)
      }
    }
    if mayResize {
      (new, stored) = (new["spec"] ?? new, stored["spec"] ?? stored)
      for list: Symbol in ["containers", "initContainers"] where new.names(in: list) == stored.names(in: list) {
        new = new.without([list, "resources"])
        stored = stored.without([list, "resources"])
      }
    }
    if Field(new.node()).isSame(as: Field(stored.node())) { return }
    if mayResize {
      let pod = after["spec"].named(spec.path.child(text: "template.spec"))
      invalid(pod, GoStruct.text(after["spec"], "PodSpec", release), Self.immutableWords)
    } else {
      invalid(after, GoStruct.text(after, "PodTemplateSpec", release), Self.immutableWords)
    }
  }

  private static let movable: [[Symbol]] = [
    ["metadata", "annotations"], ["metadata", "labels"], ["spec", "nodeSelector"], ["spec", "tolerations"],
    ["spec", "schedulingGates"], ["spec", "affinity", "nodeAffinity"],
  ]

  /// Whether no pod of the stored Job has started, or since 1.36 none is left of it.
  private var hasNoPods: Bool {
    guard let status = old?["status"] else { return true }
    if release < Release(minor: 36) { return !status["startTime"].exists }
    if status["active"].integer ?? 0 > 0 { return false }
    return !status["startTime"].exists
      || status["conditions"].items.contains { $0["type"].isText("Suspended") && $0["status"].isText("True") }
  }
}

extension YAMLDraft {
  /// Without what stands there; items of lists have no step of their own. What is left empty on the way goes, too.
  fileprivate func without(_ path: [Symbol]) -> YAMLDraft {
    switch content {
    case .scalar: return self
    case .sequence(let items): return YAMLDraft(.sequence(items.map { $0.without(path) }), at: self)
    case .mapping(let entries):
      let kept = entries.compactMap { entry -> Entry? in
        guard entry.key == path.first else { return entry }
        if path.count == 1 { return nil }
        var entry = entry
        entry.value = entry.value.without(Array(path.dropFirst()))
        if case .mapping(let rest) = entry.value.content, rest.isEmpty { return nil }
        return entry
      }
      return YAMLDraft(.mapping(kept), at: self)
    }
  }

  fileprivate func names(in list: Symbol) -> [String?] { self[list]?.items.map { $0["name"]?.text } ?? [] }
}
