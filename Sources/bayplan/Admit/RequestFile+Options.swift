import APIServer
import Grammar
import SourceText
import Symbols
import YAML

/// Who asks, and how.
extension RequestFile {
  func readUser(_ node: YAMLNode, _ request: inout Request) {
    guard let who = node["as"], !who.isNull else { return }
    if who["anonymous"]?.text == "true" {
      request.user = .anonymous
    } else if who["token"] != nil {
      request.hasBadToken = true
    } else {
      request.user = User(
        name: who["user"]?.text ?? "", groups: (who["groups"]?.items.map(\.text) ?? []) + ["system:authenticated"])
    }
    if let other = who["impersonate"], !other.isNull {
      var impersonated = User(name: other["user"]?.text ?? "", groups: other["groups"]?.items.map(\.text) ?? [])
      impersonated.uid = other["uid"]?.text ?? ""
      if let extra = other["extra"] {
        for entry in extra.entries {
          let value = entry.value
          impersonated.extra[entry.key.text] = value.kind == .sequence ? value.items.map(\.text) : [value.text]
        }
      }
      request.impersonated = impersonated
    }
  }

  mutating func readOptions(_ node: YAMLNode, _ request: inout Request) {
    request.options.isDryRun = node["dryRun"]?.text == "true"
    request.options.force = node["force"]?.text == "true"
    request.options.isUnconditional = node["unconditional"]?.text == "true"
    if let word = node["fieldValidation"] { request.options.fieldValidation = word.text }
    if let word = node["fieldManager"] { request.options.fieldManager = word.text }
    request.options.labelSelector = node["labelSelector"]?.text ?? ""
    request.options.fieldSelector = node["fieldSelector"]?.text ?? ""
    request.options.propagationPolicy = node["propagationPolicy"]?.text ?? ""
    request.options.gracePeriodSeconds = node["gracePeriodSeconds"].flatMap { Int64($0.text) }
    request.options.preconditions.uid = node["preconditions"]?["uid"]?.text
    request.options.preconditions.resourceVersion = node["preconditions"]?["resourceVersion"]?.text
    guard let type = node["patchType"], !type.isNull else { return }
    guard let known = RequestOptions.PatchType(rawValue: type.text) else {
      diagnostics.append(
        .error(
          .unusableWord, at: type.range, "'\(type.text)' is no type of a patch: it is strategic, merge, json or apply"))
      return
    }
    request.options.patchType = known
  }
}
