import Store
import Symbols
import YAML

/// What becomes of an object that somebody deletes.
struct Deletion {
  /// As it is answered, and stored if it stays for a while.
  private(set) var object: YAMLDraft
  /// Whether nothing holds it.
  private(set) var isGone = true
  /// Whether the stored object changes.
  private(set) var isChanged = true

  init(_ record: ObjectRecord, _ options: RequestOptions, _ now: Moment, _ kind: Symbol) {
    object = record.draft
    switch kind {
    case "Namespace": namespace(record, now)
    case "Pod": pod(record, options, now)
    default: plain(record, options, now)
    }
  }

  private mutating func namespace(_ record: ObjectRecord, _ now: Moment) {
    isGone = false
    if record.isBeingDeleted {
      isChanged = false
      return
    }
    mark(now, grace: nil)
    object.edit("status") { $0["phase"] = .text("Terminating", at: $0) }
  }

  private mutating func pod(_ record: ObjectRecord, _ options: RequestOptions, _ now: Moment) {
    let phase = record.status?["phase"]?.text ?? ""
    let isPlaced = record.spec?["nodeName"]?.text ?? "" != ""
    var grace =
      options.gracePeriodSeconds
      ?? record.spec?["terminationGracePeriodSeconds"].flatMap { Int64($0.text) } ?? 0
    if !isPlaced || phase == "Succeeded" || phase == "Failed" { grace = 0 }
    // Less than nothing is at once, but not by force.
    if grace < 0 { grace = 1 }
    finalize(record, options)
    if record.isBeingDeleted {
      let before = record.metadata?["deletionGracePeriodSeconds"].flatMap { Int64($0.text) } ?? 0
      guard grace < before else {
        isChanged = false
        isGone = grace == 0 && before == 0 && record.finalizers.isEmpty
        return
      }
      let start = (record.deletion ?? now).adding(-before)
      let end = max(now, start.adding(grace))
      object.edit("metadata") { metadata in
        metadata["deletionTimestamp"] = .text(end.text, at: metadata)
        metadata["deletionGracePeriodSeconds"] = .number(grace, at: metadata)
      }
    } else {
      mark(now.adding(grace), grace: grace)
    }
    isGone = grace == 0 && (object.at("metadata", "finalizers")?.items.isEmpty ?? true)
  }

  private mutating func plain(_ record: ObjectRecord, _ options: RequestOptions, _ now: Moment) {
    finalize(record, options)
    guard object.at("metadata", "finalizers")?.items.isEmpty == false else { return }
    isGone = false
    if record.isBeingDeleted {
      isChanged = false
      return
    }
    mark(now, grace: 0)
  }

  private mutating func mark(_ end: Moment, grace: Int64?) {
    object.edit("metadata") { metadata in
      metadata["deletionTimestamp"] = .text(end.text, at: metadata)
      if let grace { metadata["deletionGracePeriodSeconds"] = .number(grace, at: metadata) }
      if let generation = metadata["generation"]?.integer, generation > 0 {
        metadata["generation"] = .number(generation + 1, at: metadata)
      }
    }
  }

  /// How its dependents go is written into its finalizers.
  private mutating func finalize(_ record: ObjectRecord, _ options: RequestOptions) {
    let names = ["Orphan": "orphan", "Foreground": "foregroundDeletion"]
    guard !options.propagationPolicy.isEmpty else { return }
    object.edit("metadata") { metadata in
      let kept = (metadata["finalizers"]?.items ?? []).filter { $0.text != "orphan" && $0.text != "foregroundDeletion" }
      let added = names[options.propagationPolicy].map { [YAMLDraft.text($0, at: metadata)] } ?? []
      metadata["finalizers"] = kept.isEmpty && added.isEmpty ? nil : .list(kept + added, at: metadata)
    }
  }
}
