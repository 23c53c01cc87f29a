import Kinds
import Kubernetes
import SourceText
import Symbols
public import YAML

/// What placement needs of a cluster's objects, and nothing else: no secrets, no environment, no arguments, no annotations
/// but those that are read.
public struct Snapshot: Sendable {
  public struct Object: Sendable {
    public let kind: String
    public let topic: SnapshotTopic
    /// The file that it came from, by its place among those given.
    public let file: Int
    var draft: YAMLDraft
  }

  /// Sorted by topic, otherwise in the order of the input.
  public private(set) var objects: [Object] = []
  /// How many objects of which kind there were that placement does not look at, sorted by kind.
  public private(set) var leftOut: [(kind: String, count: Int)] = []
  /// What names became; empty unless they are hidden.
  public private(set) var names = NameBook()

  /// - Parameter hidesNames: gives nodes, namespaces, pods and the like new names, the same ones everywhere, in the order
  ///   of the old.
  public init(_ files: [YAMLFile], hidesNames: Bool = false) {
    var dropped: [String: Int] = [:]
    for (number, file) in files.enumerated() {
      for document in file.documents { add(document.root, inherited: nil, number, &dropped) }
    }
    leftOut = dropped.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    let found = objects
    objects = SnapshotTopic.allCases.flatMap { topic in found.filter { $0.topic == topic } }
    if hidesNames { hideNames() }
  }

  /// How many objects of which kind, in the order of their topics.
  public var counts: [(kind: String, count: Int)] {
    var counts: [(kind: String, count: Int)] = []
    for object in objects {
      if let slot = counts.firstIndex(where: { $0.kind == object.kind }) {
        counts[slot].count += 1
      } else {
        counts.append((object.kind, 1))
      }
    }
    return counts
  }

  private struct Header {
    var apiVersion: String
    var kind: String
  }

  private mutating func add(_ root: YAMLNode, inherited: Header?, _ file: Int, _ dropped: inout [String: Int]) {
    guard root.kind == .mapping else { return }
    var kind = root[.kind]?.text ?? inherited?.kind ?? ""
    var apiVersion = root[.apiVersion]?.text ?? inherited?.apiVersion ?? ""
    if KustomizationFile.isOne(root.tree.file.path),
      let name = KustomizationFile.name(Symbol(apiVersion), Symbol(kind))
    {
      (apiVersion, kind) = (name.apiVersion.text, name.kind.text)
    }
    if kind.hasSuffix("List"), let items = root[.items] {
      let item = String(kind.dropLast(4))
      for child in items.items {
        add(child, inherited: item.isEmpty ? nil : Header(apiVersion: apiVersion, kind: item), file, &dropped)
      }
      return
    }
    let group = Symbol(apiVersion).apiGroup
    guard let known = KeptKind.all[Symbol(kind)], known.description.isOf(group: group), !Self.isGone(root, kind) else {
      if !kind.isEmpty { dropped[kind, default: 0] += 1 }
      return
    }
    var object = YAMLDraft(root)
    if let inherited { object.name(apiVersion: inherited.apiVersion, kind: inherited.kind) }
    guard var draft = known.fields.filter(object) else { return }
    draft.putFirst(["apiVersion", "kind", "metadata"])
    objects.append(Object(kind: kind, topic: known.topic, file: file, draft: draft))
  }

  /// Pods that have ended no longer take up their nodes, and old revisions have no pods.
  private static func isGone(_ root: YAMLNode, _ kind: String) -> Bool {
    switch kind {
    case "Pod": ["Succeeded", "Failed"].contains(root[.status]?[.phase]?.text)
    case "ReplicaSet": root[.spec]?[.replicas]?.text == "0" && root[.metadata]?[.ownerReferences] != nil
    default: false
    }
  }

  private mutating func hideNames() {
    for object in objects { names.collect(object.draft, KeptKind.all[Symbol(object.kind)]?.fields) }
    names.assign()
    for slot in objects.indices {
      guard let fields = KeptKind.all[Symbol(objects[slot].kind)]?.fields else { continue }
      objects[slot].draft = names.rename(objects[slot].draft, fields)
    }
  }
}

extension YAMLDraft {
  /// Moves these keys to the front, in this order; kubectl's JSON has them elsewhere.
  fileprivate mutating func putFirst(_ keys: [Symbol]) {
    guard case .mapping(let entries) = content else { return }
    content = .mapping(
      keys.flatMap { key in entries.filter { $0.key == key } } + entries.filter { !keys.contains($0.key) })
  }

  /// Items of a PodList and its like may leave out what they are.
  fileprivate mutating func name(apiVersion: String, kind: String) {
    guard case .mapping(var entries) = content else { return }
    for (key, text) in [("kind" as Symbol, kind), ("apiVersion", apiVersion)] where self[key] == nil {
      let value = YAMLDraft(.scalar(text, isPlain: false), at: self)
      entries.insert(Entry(key: key, keyRange: range, value: value), at: 0)
    }
    content = .mapping(entries)
  }
}
