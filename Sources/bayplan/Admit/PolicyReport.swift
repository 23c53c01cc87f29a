import APIServer
import Grammar
import Kubernetes
import SourceText
import Symbols
import YAML

/// What Kyverno and Gatekeeper say of manifests: the output of `kyverno apply --policy-report` and of `gator test -o json`, as YAML or JSON.
struct PolicyReport {
  private(set) var findings: [WebhookFinding] = []
  private var reader = FieldReader()

  static func read(_ file: YAMLFile) -> ([WebhookFinding], [Diagnostic]) {
    let problems = file.diagnostics.filter { $0.severity == .error }
    if !problems.isEmpty { return ([], problems) }
    var report = PolicyReport()
    for document in file.documents { report.read(document.root) }
    return (report.findings, report.reader.diagnostics)
  }

  private mutating func read(_ root: YAMLNode) {
    // gator writes null for nothing.
    if root.isNull { return }
    if root.kind == .sequence {
      for item in root.items { gatekeeper(item) }
    } else if let items = root["items"], items.kind == .sequence {
      for item in items.items { read(item) }
    } else if Self.kinds.contains(root["kind"]?.text ?? "") {
      kyverno(root)
    } else {
      reader.error(
        .notAnObject, at: root.range,
        "this is no report: give what kyverno apply --policy-report or gator test -o json writes, without the lines before it"
      )
    }
  }

  private static let kinds: Set<String> = ["PolicyReport", "ClusterPolicyReport", "Report", "ClusterReport"]

  // MARK: Kyverno

  private mutating func kyverno(_ report: YAMLNode) {
    guard let results = report["results"], !results.isNull else { return }
    guard results.kind == .sequence else { return reader.wrongType(results, "results", needs: "a list") }
    for result in results.items {
      guard result.kind == .mapping, let word = result["result"] else {
        reader.error(
          .missingKey, at: result.range, "a result of a report is a mapping with policy, result and resources")
        continue
      }
      guard let effect = effect(of: word) else { continue }
      let names = [result["policy"], result["rule"]].compactMap { $0 }.filter { !$0.isNull }.map(\.text)
      let message = [names.joined(separator: "/"), result["message"]?.text ?? ""].filter { !$0.isEmpty }
      let resources = result["resources"].map { $0.kind == .sequence ? Array($0.items) : [] } ?? []
      let objects = resources.isEmpty ? [report["scope"]].compactMap { $0 } : resources
      if objects.isEmpty {
        reader.error(.missingKey, at: result.range, "the result does not say what it is about, it needs resources")
      }
      for object in objects {
        add(effect, object, object, message.joined(separator: ": "), at: result)
      }
    }
  }

  /// nil for what lets an object by.
  private mutating func effect(of word: YAMLNode) -> WebhookFinding.Effect? {
    switch word.text {
    case "fail", "error": return .refuses
    case "warn": return .warns
    case "pass", "skip": return nil
    default:
      reader.error(
        .unusableWord, at: word.range, "'\(word.text)' is no result, a report has pass, fail, warn, error or skip")
      return nil
    }
  }

  // MARK: Gatekeeper

  private mutating func gatekeeper(_ result: YAMLNode) {
    guard result.kind == .mapping, let object = result["violatingObject"], object.kind == .mapping else {
      reader.error(
        .missingKey, at: result.range, "a result of gator has a violatingObject: give what gator test -o json writes")
      return
    }
    let constraint = result["constraint"]?["metadata"]?["name"]?.text ?? ""
    let message = result["msg"]?.text ?? ""
    switch result["enforcementAction"]?.text ?? "deny" {
    case "dryrun": return
    case "warn": add(.warns, object, object["metadata"], "[\(constraint)] \(message)", at: result)
    default: add(.refuses, object, object["metadata"], "[\(constraint)] \(message)", at: result)
    }
  }

  // MARK: Both

  private mutating func add(
    _ effect: WebhookFinding.Effect, _ object: YAMLNode, _ names: YAMLNode?, _ message: String, at place: YAMLNode
  ) {
    func text(_ node: YAMLNode?) -> String { node.map { $0.isNull ? "" : $0.text } ?? "" }
    let (kind, name) = (text(object["kind"]), text(names?["name"]))
    guard !kind.isEmpty, !name.isEmpty else {
      reader.error(.missingKey, at: object.range, "the object that a result is about needs a kind and a name")
      return
    }
    findings.append(
      WebhookFinding(
        effect, kind: kind, namespace: text(names?["namespace"]), name: name, message: message, at: place.position))
  }
}
