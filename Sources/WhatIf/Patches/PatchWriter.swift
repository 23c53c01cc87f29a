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

  /// Edits as changes of lines, or why there are none.
  enum Written {
    case patches([Patch])
    /// A node is added, or the text is too unusual.
    case unwritable
    /// What would have to be changed is others' too, by an anchor.
    case shared
  }

  func write(_ edits: [Edit], _ target: PodTarget) -> Written {
    var changed: [FileID: YAMLFile] = [:]
    // One after the other, each in the text that the one before left; from the back, as they are played.
    for edit in edits.reversed().flatMap(steps) {
      guard let range = range(of: edit, target), let original = file(range.file),
        let path = ObjectPath(of: range, in: original)
      else { return .unwritable }
      let file = changed[range.file] ?? original
      guard file.file.encoding == .utf8, let root = path.node(in: file) else { return .unwritable }
      let manifest = ManifestText(text: FileText(file: file.file), root: root)
      let spec = edit.isOfPod ? specPath(of: target) : []
      guard let scope = edit.scope(in: manifest, spec: spec) else { return .unwritable }
      guard let splices = edit.isOfPod ? edit.podSplices(in: manifest, spec: spec) : edit.nodeSplices(in: manifest),
        let bytes = manifest.text.applying(splices)
      else { return manifest.isWrittenElsewhere(scope) ? .shared : .unwritable }
      let new = YAMLReader.read(SourceFile(id: range.file, path: file.file.path, bytes: bytes))
      // Held against what is then read: nothing else may hold anything else.
      guard path.isAllThatDiffers(from: file, to: new, at: scope) else { return .shared }
      changed[range.file] = new
    }
    let patches = changed.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { id -> [Patch] in
      guard let old = file(id)?.file, let new = changed[id]?.file else { return [] }
      return Patch.all(
        path: old.path, from: String(decoding: old.bytes, as: UTF8.self),
        to: String(decoding: new.bytes, as: UTF8.self))
    }
    return .patches(patches)
  }

  /// A cordon is a flag and a taint: each is taken out by itself, as far as it is there.
  private func steps(of edit: Edit) -> [Edit] {
    guard case .uncordon(let name) = edit, let node = input.nodes.first(where: { $0.metadata.name == name }) else {
      return [edit]
    }
    return (node.isUnschedulable ? [edit] : [])
      + (node.taints.contains(.cordon) ? [.removeTaint(.cordon, node: name)] : [])
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

  /// Where the pod's spec stands in its manifest.
  private func specPath(of target: PodTarget) -> [ManifestText.Step] {
    guard case .workload(let workload) = object(of: target) else { return [.key("spec")] }
    let job: [ManifestText.Step] = workload.kind == .cronJob ? [.key("jobTemplate"), .key("spec")] : []
    return [.key("spec")] + job + [.key("template"), .key("spec")]
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

  /// Whether two readings of a file hold the same but for what a path leads to in this object.
  func isAllThatDiffers(from old: YAMLFile, to new: YAMLFile, at scope: [ManifestText.Step]) -> Bool {
    guard old.documents.count == new.documents.count, new.diagnostics.count <= old.diagnostics.count else {
      return false
    }
    let path = items.flatMap { [ManifestText.Step.key("items"), .item($0)] } + scope
    return zip(old.documents, new.documents).enumerated().allSatisfy { index, pair in
      index == document
        ? pair.0.root.holdsTheSame(as: pair.1.root, butFor: path[...]) : pair.0.root.holdsTheSame(as: pair.1.root)
    }
  }
}
