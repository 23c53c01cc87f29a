import Foundation
import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import Controllers

/// A state, and what Kubernetes' own controller did with it in one step.
struct RecordedStep: CustomTestStringConvertible, Sendable {
  let name: String
  let line: String
  var testDescription: String { name }

  /// The cases of a controller, in the order of their file.
  static func all(_ controller: String) -> [RecordedStep] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../testcases/conformance/steps")
    let text = (try? String(contentsOf: folder.appending(path: "\(controller).jsonl"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      RecordedStep(name: String(line.dropFirst(9).prefix { $0 != "\"" }), line: String(line))
    }
  }

  /// What was recorded and what is played, both with placeholders and sorted.
  func outcome(_ version: String) throws -> (recorded: Value, played: Value) {
    let file = SourceMap().add(path: "\(name).json", bytes: Array(line.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    let body = Value(root)
    // The nulls of a merge patch are told; those of an object are absent fields.
    let told = SourceMap().add(path: "\(name).json", bytes: Array(StepForm.keepingNulls(line).utf8))
    let expected = Value(try #require(YAMLReader.read(told).documents.first?.root))
    let later = version.hasPrefix("1.37") ? expected["expected-v1.37"] : .null
    let objects = try #require(root["objects"]).items.map { StoredObject(observed: $0, defaultNamespace: "default") }
    let now = try #require(body["now"].moment)
    let controller = try #require(Controllers.named(body["controller"].text))
    let parts = body["key"].text.split(separator: "/").map(String.init)
    let key = parts.count == 2 ? ObjectKey(namespace: parts[0], name: parts[1]) : ObjectKey(name: parts[0])
    let context = ControllerContext(
      cluster: ClusterView(objects), now: now, version: try #require(KubernetesVersion(version)),
      metrics: body["metrics"])
    let played = controller.step(key, context).document
    return (
      try StepForm.plain(later.isNull ? expected["expected"] : later, now, controller.name),
      try StepForm.plain(played, now, controller.name)
    )
  }
}
