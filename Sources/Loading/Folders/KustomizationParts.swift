import Kubernetes
import SourceText
import Symbols
import YAML

/// The files that a kustomization names and that are no whole objects by themselves.
struct KustomizationParts {
  private(set) var parts: [(path: String, reason: Manifests.PassedOverFile.Reason)] = []
  /// What it takes as it is.
  private var resources: Set<String> = []
  private let folder: String

  /// - Parameter file: a `kustomization.yaml`.
  init(_ file: YAMLFile) {
    let path = file.file.path
    folder = path.lastIndex { $0 == "/" || $0 == ":" }.map { String(path[...$0]) } ?? ""
    for document in file.documents where document.root.kind == .mapping { read(document.root) }
  }

  private mutating func read(_ root: YAMLNode) {
    for item in items(root, "resources") where item.kind == .scalar {
      resources.insert(Self.joined(folder, item.text))
    }
    for key: Symbol in ["patches", "patchesJson6902", "replacements"] {
      for item in items(root, key) { add(item["path"], .kustomizePatch) }
    }
    for item in items(root, "patchesStrategicMerge") { add(item, .kustomizePatch) }
    for key: Symbol in ["configurations", "crds", "generators", "transformers", "validators"] {
      for item in items(root, key) { add(item, .kustomizeInput) }
    }
    add(root["openapi"]?["path"], .kustomizeInput)
    for key: Symbol in ["configMapGenerator", "secretGenerator"] {
      for generator in items(root, key) {
        for item in items(generator, "files") + items(generator, "envs") { add(item, .kustomizeInput) }
        add(generator["env"], .kustomizeInput)
      }
    }
    for chart in items(root, "helmCharts") {
      add(chart["valuesFile"], .kustomizeInput)
      for item in items(chart, "additionalValuesFiles") { add(item, .kustomizeInput) }
    }
  }

  private func items(_ node: YAMLNode, _ key: Symbol) -> [YAMLNode] {
    guard let list = node[key], list.kind == .sequence else { return [] }
    return Array(list.items)
  }

  private mutating func add(_ node: YAMLNode?, _ reason: Manifests.PassedOverFile.Reason) {
    guard let node, node.kind == .scalar, !node.isNull else { return }
    // `KEY=FILE` names a key of the ConfigMap, too; what has several lines is the patch itself.
    let text = node.text
    guard !text.contains("\n"), let name = text.split(separator: "=").last, !name.isEmpty else { return }
    let path = Self.joined(folder, String(name))
    if !resources.contains(path) { parts.append((path, reason)) }
  }

  /// A path from a folder, without `.` and `..` where they can be resolved.
  static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let scheme = folder.hasPrefix("git:") ? folder.lastIndex(of: ":").map { folder[...$0] } ?? "" : ""
    let rest = folder.dropFirst(scheme.count)
    let isBelowRoot = rest.hasPrefix("/")
    var parts: [Substring] = []
    for part in rest.split(separator: "/") + path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return "\(scheme)\(isBelowRoot ? "/" : "")\(parts.joined(separator: "/"))"
  }
}
