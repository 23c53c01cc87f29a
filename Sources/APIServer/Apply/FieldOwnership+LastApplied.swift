import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// What becomes of `kubectl.kubernetes.io/last-applied-configuration` when kubectl applies on the server's side.
extension FieldOwnership {
  private static let annotation: Symbol = "kubectl.kubernetes.io/last-applied-configuration"
  /// Of all annotations together, in bytes; beyond it this one is dropped.
  private static let annotationLimit = 256 << 10

  /// The fields that still say what kubectl's own apply said; nil where there was none, or of another version.
  func ownedByLastApplied(_ live: YAMLDraft) -> FieldSet? {
    guard let text = live.at("metadata", "annotations")?[Self.annotation]?.text, !text.isEmpty else { return nil }
    let sources = SourceMap()
    let file = YAMLReader.read(sources.add(path: "last-applied-configuration", bytes: Array(text.utf8)))
    guard let root = file.documents.first?.root, root.kind == .mapping else { return nil }
    let last = YAMLDraft(root)
    guard last["apiVersion"]?.text == apiVersion, TypeCheck(last, type).problems.isEmpty else { return nil }
    let comparison = FieldComparison(last, live, type, ignoring: FieldSet())
    return FieldSet(of: last, type).difference(comparison.written).difference(comparison.removed)
  }

  /// The object with the annotation brought up to date, where it has one.
  func withLastApplied(_ object: YAMLDraft, _ config: YAMLDraft) -> YAMLDraft {
    guard let old = object.at("metadata", "annotations"), old[Self.annotation]?.text?.isEmpty == false else {
      return object
    }
    var config = config
    config.edit("metadata") { metadata in
      guard metadata["annotations"] != nil else { return }
      metadata.edit("annotations") { $0[Self.annotation] = nil }
      if metadata["annotations"]?.isEmptyMapping == true { metadata["annotations"] = nil }
    }
    let text = Value(config.node()).json + "\n"
    var object = object
    object.edit("metadata") { metadata in
      metadata.edit("annotations") { annotations in
        annotations[Self.annotation] = .text(text, at: config)
        let size = annotations.entries.reduce(0) { sum, entry in
          sum + entry.key.text.utf8.count + (entry.value.text?.utf8.count ?? 0)
        }
        if size > Self.annotationLimit { annotations[Self.annotation] = nil }
      }
    }
    return object
  }
}
