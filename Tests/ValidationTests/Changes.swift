import Kinds
import SourceText
import Symbols
import Validation
import YAML

/// What the API server says of a change from one manifest to another: its errors, and behind them its warnings.
func changes(_ old: String, _ new: String, subresource: Symbol = .none, release: Release = .newest) -> [String] {
  let before = YAMLReader.read(SourceMap().add(path: "old.yaml", bytes: Array(old.utf8))).documents[0].root
  let after = YAMLReader.read(SourceMap().add(path: "new.yaml", bytes: Array(new.utf8))).documents[0].root
  guard
    let rules = ObjectValidation(
      apiVersion: Symbol(after["apiVersion"]?.text ?? ""), kind: Symbol(after["kind"]?.text ?? ""), in: release)
  else { return ["no such kind"] }
  let (stored, sent) = (
    Defaulting.apply(to: YAMLDraft(before), in: release).node(),
    Defaulting.apply(to: YAMLDraft(after), in: release).node()
  )
  return rules.update(sent, from: stored, subresource: subresource).map(\.message)
    + rules.warnings(for: sent, from: stored, subresource: subresource).map { "warning: \($0.text)" }
}

/// What the API server warns of when it takes a new object.
func warnings(_ yaml: String, release: Release = .newest) -> [String] {
  let root = YAMLReader.read(SourceMap().add(path: "new.yaml", bytes: Array(yaml.utf8))).documents[0].root
  let rules = ObjectValidation(
    apiVersion: Symbol(root["apiVersion"]?.text ?? ""), kind: Symbol(root["kind"]?.text ?? ""), in: release)
  return rules?.warnings(for: root).map(\.text) ?? ["no such kind"]
}
