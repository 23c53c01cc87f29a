import ControlPlane
import Kubernetes
import SourceText
import Symbols
import YAML

/// Writes edits as changes of the files that they are made in.
final class PatchWriter {
  private let sources: SourceMap
  private let input: SimulationInput
  private var files: [FileID: YAMLFile] = [:]

  init(_ sources: SourceMap, _ input: SimulationInput) {
    self.sources = sources
    self.input = input
  }

  /// nil when some edit cannot be written as a change of lines: a node is added, or the text is too unusual.
  func patches(_ edits: [Edit], _ target: PodTarget) -> [Patch]? {
    var changed: [FileID: YAMLFile] = [:]
    // One after the other, each in the text that the one before left; from the back, as they are played.
    for edit in edits.reversed() {
      guard let range = range(of: edit, target), let original = file(range.file),
        let path = ObjectPath(of: range, in: original)
      else { return nil }
      let file = changed[range.file] ?? original
      guard file.file.encoding == .utf8, let root = path.node(in: file) else { return nil }
      let manifest = ManifestText(text: FileText(file: file.file), root: root)
      guard let splices = splices(of: edit, in: manifest, target), let bytes = manifest.text.applying(splices) else {
        return nil
      }
      changed[range.file] = YAMLReader.read(SourceFile(id: range.file, path: file.file.path, bytes: bytes))
    }
    return changed.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { id -> [Patch] in
      guard let old = file(id)?.file, let new = changed[id]?.file else { return [] }
      return Patch.all(
        path: old.path, from: String(decoding: old.bytes, as: UTF8.self),
        to: String(decoding: new.bytes, as: UTF8.self))
    }
  }

  private func file(_ id: FileID) -> YAMLFile? {
    if let known = files[id] { return known }
    let read = sources.file(id).map { YAMLReader.read($0) }
    files[id] = read
    return read
  }

  /// Where the object stands that the edit is made in.
  private func range(of edit: Edit, _ target: PodTarget) -> SourceRange? {
    guard edit.isOfPod else {
      return edit.changedNode.flatMap { name in input.nodes.first { $0.metadata.name == name }?.metadata.range }
    }
    switch object(of: target) {
    case .pod(let pod): return pod.metadata.range
    case .workload(let workload): return workload.metadata.range
    default: return nil
    }
  }

  private func object(of target: PodTarget) -> KubernetesObject? {
    (input.workloads.objects + input.cluster.objects).first { target.isWritten(in: $0) }
  }

  private func splices(of edit: Edit, in manifest: ManifestText, _ target: PodTarget) -> [Splice]? {
    guard edit.isOfPod else { return edit.nodeSplices(in: manifest) }
    var spec: [ManifestText.Step] = [.key("spec")]
    if case .workload(let workload) = object(of: target) {
      if workload.kind == .cronJob { spec += [.key("jobTemplate"), .key("spec")] }
      spec += [.key("template"), .key("spec")]
    }
    return edit.podSplices(in: manifest, spec: spec)
  }
}

/// Which object of a file: its document, and its place in the lists within.
private struct ObjectPath {
  private let document: Int
  private let items: [Int]

  init?(of range: SourceRange, in file: YAMLFile) {
    for (document, root) in file.documents.map(\.root).enumerated() {
      guard let items = Self.items(to: range, root) else { continue }
      self.document = document
      self.items = items
      return
    }
    return nil
  }

  private static func items(to range: SourceRange, _ root: YAMLNode) -> [Int]? {
    if root.range == range { return [] }
    guard root.kind == .mapping, let list = root[Symbol("items")] else { return nil }
    for (number, item) in list.items.enumerated() {
      if let rest = items(to: range, item) { return [number] + rest }
    }
    return nil
  }

  func node(in file: YAMLFile) -> YAMLNode? {
    guard file.documents.indices.contains(document) else { return nil }
    return items.reduce(file.documents[document].root) { (node: YAMLNode?, item) in
      let list = node?[Symbol("items")].map { Array($0.items) } ?? []
      return list.indices.contains(item) ? list[item] : nil
    }
  }
}
