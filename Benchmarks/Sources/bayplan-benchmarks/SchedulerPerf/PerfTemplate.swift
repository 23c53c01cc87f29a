import Foundation
import Kubernetes
import SourceText
import Symbols
import YAML

/// A manifest from which scheduler_perf makes many objects.
final class PerfTemplate {
  let path: String
  /// Whether the objects' names are given, not made from a `generateName`.
  let isNamed: Bool
  private let text: String
  /// The object, when it is the same for all numbers.
  private let constant: KubernetesObject?

  init(path: String) throws {
    self.path = path
    var text = try String(contentsOfFile: path, encoding: .utf8)
    // The harness decodes without regard to case, bayplan, as the API server, does not.
    for word in ["AffinityPolicy", "TaintsPolicy"] { text = text.replacing("Node\(word):", with: "node\(word):") }
    let file = YAMLReader.read(SourceMap().add(path: path, bytes: Array(text.replacing("{{", with: "").utf8)))
    let metadata = file.documents.first?.root.child("metadata")
    isNamed = metadata?.text("name") != nil
    if !isNamed {
      let name = metadata?.text("generateName") ?? "made-"
      if metadata == nil {
        text = "metadata: {name: \(name)}\n" + text
      } else {
        text = text.replacing("metadata:\n", with: "metadata:\n  name: \(name)\n", maxReplacements: 1)
      }
    }
    self.text = text
    constant = text.contains("{{") ? nil : try Self.decode(text, path: path)
  }

  /// The object of that number.
  func object(_ number: Int) throws -> KubernetesObject {
    try constant ?? Self.decode(text.replacing("{{.Index}}", with: String(number)), path: path)
  }

  static func decode(_ text: String, path: String) throws -> KubernetesObject {
    let sources = SourceMap()
    let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: path, bytes: Array(text.utf8))))
    if let first = manifests.diagnostics.first(where: { $0.severity == .error }) {
      throw Problem(sources.render(first))
    }
    guard let object = manifests.objects.first else { throw Problem("\(path) holds no object that bayplan reads") }
    return object
  }
}

/// The templates of a run, each read once.
final class PerfTemplates {
  private var known: [String: PerfTemplate] = [:]

  /// - Parameter path: as the workload's file gives it.
  func template(_ path: String, of workload: PerfWorkload) throws -> PerfTemplate {
    let file = URL(filePath: "\(workload.folder)/\(path)").standardizedFileURL.path(percentEncoded: false)
    if let template = known[file] { return template }
    let template = try PerfTemplate(path: file)
    known[file] = template
    return template
  }
}
