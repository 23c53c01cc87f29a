import Kinds
import Symbols
import YAML

/// What most kinds have: a status that only its own subresource changes, and a generation that counts changes of the rest.
struct PlainStrategy: KindStrategy {
  var hasStatus = false
  /// Whether the server counts generations.
  var hasGeneration = false
  /// Whether a new object has no generation: changes alone are counted.
  var countsOnlyChanges = false
  /// The release that began to, where all before did not.
  var countsSince = Release(minor: 0)
  /// Whether it counts changes of annotations, too.
  var countsAnnotations = false
  /// What a new object's status says.
  var firstStatus: KeyValuePairs<Symbol, String> = [:]
  var returnsDeletedObject = false
  /// Whether labels, too, are kept when the status is changed.
  var statusKeepsLabels = false

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    if hasStatus {
      object["status"] = nil
      if !firstStatus.isEmpty {
        object.edit("status") { status in
          for (key, text) in firstStatus { status[key] = .text(text, at: status) }
        }
      }
    }
    if hasGeneration, !countsOnlyChanges, countsSince <= context.release {
      object.edit("metadata") { $0["generation"] = .number(1, at: $0) }
    }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    if subresource == "status" {
      let status = object["status"]
      let metadata = object["metadata"]
      object = old
      object["status"] = status
      if var metadata {
        if statusKeepsLabels { metadata["labels"] = old.at("metadata", "labels") }
        object["metadata"] = metadata
      }
      return
    }
    if hasStatus { object["status"] = old["status"] }
    if hasGeneration, countsSince <= context.release {
      Self.count(&object, from: old, withAnnotations: countsAnnotations)
    }
  }

  /// The generation goes up by one when anything but metadata and status changes.
  static func count(_ object: inout YAMLDraft, from old: YAMLDraft, withAnnotations: Bool = false) {
    var isSame = object.withoutRecords.says(old.withoutRecords)
    if withAnnotations, isSame {
      let (new, before) = (object.at("metadata", "annotations"), old.at("metadata", "annotations"))
      isSame = new.map { $0.says(before ?? .mapping([:], at: $0)) } ?? (before?.entries.isEmpty ?? true)
    }
    let generation = (old.at("metadata", "generation")?.integer ?? 0) + (isSame ? 0 : 1)
    object.edit("metadata") { $0["generation"] = generation == 0 ? nil : .number(generation, at: $0) }
  }
}

extension YAMLDraft {
  /// The object without its metadata and status.
  fileprivate var withoutRecords: YAMLDraft {
    var copy = self
    copy["metadata"] = nil
    copy["status"] = nil
    return copy
  }
}
