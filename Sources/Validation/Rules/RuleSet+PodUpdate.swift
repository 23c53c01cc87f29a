import Kinds
import SourceText
import Symbols
import YAML

/// What a change of a stored pod may do.
extension RuleSet {
  /// All that `kubectl edit` may change.
  private static let mutableFields = [
    "`spec.containers[*].image`", "`spec.initContainers[*].image`", "`spec.activeDeadlineSeconds`",
    "`spec.tolerations` (only additions to existing tolerations)",
    "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
  ].joined(separator: ",")

  mutating func podUpdate(_ pod: Field, from old: Field) {
    let (spec, before) = (pod["spec"], old["spec"])
    for list: StaticString in ["containers", "initContainers"] where spec[list].count != before[list].count {
      return forbidden(spec[list], "pod updates may not add or remove containers")
    }
    if deadlineUpdate(spec["activeDeadlineSeconds"], from: before["activeDeadlineSeconds"]) { return }
    addedTolerations(spec["tolerations"], before["tolerations"])
    let gates = Set(before["schedulingGates"].items.map { $0["name"].text })
    for gate in spec["schedulingGates"].items where !gates.contains(gate["name"].text) {
      forbidden(gate["name"], "only deletion is allowed, but found new scheduling gate '\(gate["name"].text)'")
    }
    var draft = PodDraft(YAMLDraft(spec.node), stored: YAMLDraft(before.node))
    draft.takeMutable()
    if !gates.isEmpty {
      selectorMutation(spec["nodeSelector"], from: before["nodeSelector"])
      affinityMutation(spec["affinity"]["nodeAffinity"], from: before["affinity"]["nodeAffinity"])
      draft.takePlacement()
    }
    let (after, then) = (
      GoStruct.value(Field(draft.spec.node()), "PodSpec", release).lines,
      GoStruct.value(before, "PodSpec", release).lines
    )
    if after == then { return }
    forbidden(
      spec,
      "pod updates may not change fields other than \(Self.mutableFields)\n\(LineDifference.text(then, after))")
  }

  /// - Returns: whether nothing else is looked at.
  private mutating func deadlineUpdate(_ deadline: Field, from old: Field) -> Bool {
    guard let seconds = deadline.integer else {
      if old.exists { invalid(deadline, "null", "must not update from a positive integer to nil value") }
      return false
    }
    if !(0...Int64(Int32.max)).contains(seconds) {
      invalid(deadline, String(seconds), "must be between 0 and 2147483647, inclusive")
      return true
    }
    guard let before = old.integer, before < seconds else { return false }
    invalid(deadline, String(seconds), "must be less than or equal to previous value")
    return true
  }

  private mutating func addedTolerations(_ list: Field, _ old: Field) {
    let names: [StaticString] = ["key", "operator", "value", "effect"]
    for toleration in old.items {
      let isKept = list.items.contains { new in names.allSatisfy { new[$0].text == toleration[$0].text } }
      if !isKept { return forbidden(list, "existing toleration can not be modified except its tolerationSeconds") }
    }
  }

  private mutating func selectorMutation(_ selector: Field, from old: Field) {
    let isKept = old.entries.allSatisfy { entry in
      selector.child(entry.key).exists && selector.child(entry.key).text == entry.value.text
    }
    if !isKept {
      invalid(
        selector, selector.sortedJSON, "only additions to spec.nodeSelector are allowed (no mutations or deletions)")
    }
  }

  private mutating func affinityMutation(_ affinity: Field, from old: Field) {
    let name: StaticString = "requiredDuringSchedulingIgnoredDuringExecution"
    let (terms, before) = (affinity[name]["nodeSelectorTerms"], old[name]["nodeSelectorTerms"])
    if before.count == 0 { return }
    let shown = terms.items.map { GoStruct.text($0, "NodeSelectorTerm", release) }
    if terms.count != before.count {
      return invalid(
        terms, terms.exists ? "[\(shown.joined(separator: ","))]" : "null",
        "no additions/deletions to non-empty NodeSelectorTerms list are allowed")
    }
    for (i, (term, then)) in zip(terms.items, before.items).enumerated() {
      let isKept = (["matchExpressions", "matchFields"] as [StaticString]).allSatisfy { list in
        let (new, stored) = (term[list].items, then[list].items)
        return new.count >= stored.count && zip(new, stored).allSatisfy { $0.isSame(as: $1) }
      }
      let wasEmpty = then["matchExpressions"].count + then["matchFields"].count == 0
      let isEmpty = term["matchExpressions"].count + term["matchFields"].count == 0
      if !isKept || wasEmpty && !isEmpty {
        invalid(term, shown[i], "only additions are allowed (no mutations or deletions)")
      }
    }
  }

  // MARK: Annotations

  mutating func podAnnotationsUpdate(_ annotations: Field, from old: Field) {
    func what(_ key: String) -> String? {
      if key.hasPrefix("container.apparmor.security.beta.kubernetes.io/") { return "AppArmor annotations" }
      return key == "kubernetes.io/config.mirror" ? "mirror pod annotation" : nil
    }
    for (key, _, value) in old.entries {
      let new = annotations[key: key.text]
      if let what = what(key.text), !new.exists || new.text != value.text {
        forbidden(new, "may not remove or update \(what)")
      }
    }
    for (key, _, value) in annotations.entries where !old.child(key).exists {
      if let what = what(key.text) { forbidden(value, "may not add \(what)") }
    }
  }

  // MARK: Ephemeral containers

  mutating func ephemeralContainersUpdate(_ pod: Field, from old: Field) {
    let (list, before) = (pod["spec"]["ephemeralContainers"], old["spec"]["ephemeralContainers"])
    for container in before.items {
      let name = container["name"].text
      guard let new = list.items.last(where: { $0["name"].text == name }) else {
        forbidden(list, "existing ephemeral containers \(GoText.quoted(name)) may not be removed\n")
        continue
      }
      let (then, after) = (
        GoStruct.value(container, "EphemeralContainer", release).lines,
        GoStruct.value(new, "EphemeralContainer", release).lines
      )
      if then != after {
        forbidden(
          list,
          "existing ephemeral containers \(GoText.quoted(name)) may not be changed\n\(LineDifference.text(then, after))"
        )
      }
    }
  }
}

/// A changed pod in which what may change is as it was.
private struct PodDraft {
  var spec: YAMLDraft
  let stored: YAMLDraft

  init(_ spec: YAMLDraft, stored: YAMLDraft) {
    self.spec = spec
    self.stored = stored
  }

  mutating func takeMutable() {
    for list: Symbol in ["containers", "initContainers"] {
      guard let items = spec[list]?.items, let old = stored[list]?.items else { continue }
      let kept = zip(items, old).map { $0.setting("image", to: $1["image"]) }
      spec = spec.setting(list, to: YAMLDraft(.sequence(kept), at: spec))
    }
    for name: Symbol in ["activeDeadlineSeconds", "schedulingGates", "tolerations"] {
      spec = spec.setting(name, to: stored[name])
    }
    let grace: Symbol = "terminationGracePeriodSeconds"
    if stored[grace]?.text?.hasPrefix("-") == true, spec[grace]?.text == "1" {
      spec = spec.setting(grace, to: stored[grace])
    }
  }

  /// Where a gated pod may go.
  mutating func takePlacement() {
    spec = spec.setting("nodeSelector", to: stored["nodeSelector"])
    let node = stored["affinity"]?["nodeAffinity"]
    let affinity = spec["affinity"]?.setting("nodeAffinity", to: node)
    if let affinity, affinity.entries.isEmpty, stored["affinity"] == nil {
      spec = spec.setting("affinity", to: nil)
    } else if let affinity {
      spec = spec.setting("affinity", to: affinity)
    } else if node != nil {
      spec = spec.setting("affinity", to: stored["affinity"])
    }
  }
}

extension YAMLDraft {
  /// A mapping with another value there, or with none.
  fileprivate func setting(_ key: Symbol, to value: YAMLDraft?) -> YAMLDraft {
    var entries = entries.filter { $0.key != key }
    if let value { entries.append(Entry(key: key, keyRange: value.range, value: value)) }
    return YAMLDraft(.mapping(entries), at: self)
  }
}
