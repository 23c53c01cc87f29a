import Expectations
import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// The patches of one test on their way through its fixtures: which of them found something to change.
struct PatchApplication {
  private let patches: [TestPatch]
  private var namespace: Symbol
  /// How many objects each patch changed.
  private var hits: [Int]
  private(set) var problems: [Diagnostic] = []
  /// Of all objects that were changed, in bytes: a long patch of many objects is as many copies of it.
  private var changedSize = 0
  private static let maximumChanged = 64 << 20
  /// `Deployment web`: what there was to patch, for those that found nothing.
  private var seen: [String] = []

  init(_ patches: [TestPatch], namespace: Symbol) {
    self.patches = patches
    self.namespace = namespace
    hits = [Int](repeating: 0, count: patches.count)
  }

  /// The file with its objects changed; the file itself where no patch is for any of them.
  mutating func apply(to file: YAMLFile) -> (file: YAMLFile, isChanged: Bool) {
    apply(to: file, inNamespace: namespace)
  }

  /// - Parameter other: the namespace of objects that name none.
  mutating func apply(to file: YAMLFile, inNamespace other: Symbol) -> (file: YAMLFile, isChanged: Bool) {
    if patches.isEmpty { return (file, false) }
    let usual = namespace
    namespace = other
    defer { namespace = usual }
    let changed = file.replacingRoots { apply(to: $0) }
    return (changed ?? file, changed != nil)
  }

  /// nil for a document that stays as it is. The items of a list are objects of their own.
  private mutating func apply(to root: YAMLNode) -> YAMLNode? {
    if let items = root["items"], items.kind == .sequence, root["kind"]?.text.hasSuffix("List") ?? false {
      var isChanged = false
      var list: [YAMLDraft] = []
      for item in items.items {
        switch change(to: item) {
        case .none: list.append(YAMLDraft(item))
        case .changed(let draft):
          list.append(draft)
          isChanged = true
        case .removed: isChanged = true
        }
      }
      guard isChanged else { return nil }
      var draft = YAMLDraft(root)
      draft.content = .mapping(
        draft.entries.map { entry in
          var entry = entry
          if entry.key == "items" { entry.value.content = .sequence(list) }
          return entry
        })
      return draft.node()
    }
    switch change(to: root) {
    case .none: return nil
    case .changed(let draft): return draft.node()
    case .removed: return YAMLDraft(.scalar("", isPlain: true), at: YAMLDraft(root)).node()
    }
  }

  /// What the patches do to one object.
  private enum Change {
    case none
    case changed(YAMLDraft)
    case removed
  }

  private mutating func change(to object: YAMLNode) -> Change {
    if let kind = object["kind"]?.text { seen.append("\(kind) \(object["metadata"]?["name"]?.text ?? "")") }
    var change = Change.none
    for (index, patch) in patches.enumerated() where patch.target.matches(object, defaultNamespace: namespace) {
      hits[index] += 1
      let draft: YAMLDraft
      switch change {
      case .none: draft = YAMLDraft(object)
      case .changed(let changed): draft = changed
      case .removed: continue
      }
      do throws(PatchProblem) {
        guard changedSize <= Self.maximumChanged else { return .none }
        let patched = try patch.apply(to: draft)
        changedSize += patched?.size(upTo: Self.maximumChanged) ?? 0
        if changedSize > Self.maximumChanged {
          problems.append(
            .error(
              .inputTooLarge, at: patch.range,
              "the objects that patches change come to more than \(Self.maximumChanged) bytes, patch fewer of them"))
        }
        change = patched.map { .changed($0) } ?? .removed
      } catch {
        problems.append(error.diagnostic)
      }
    }
    return change
  }

  /// An error for each patch that changed nothing: it is misspelt, or of no use.
  var unused: [Diagnostic] {
    zip(patches, hits).filter { $1 == 0 }.map { patch, _ in
      let names = seen.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let cure = names.isEmpty ? "there is no object at all" : "there are \(names.listed(limit: 4))"
      return .error(.patchedNothing, at: patch.range, "no object is \(patch.target), \(cure)")
    }
  }
}
