import Kinds
import Symbols

/// A kind of object that a snapshot has.
struct KeptKind: Sendable {
  let description: KindDescription
  let topic: SnapshotTopic
  let fields: Kept

  /// nil for a kind that a snapshot leaves out.
  init?(_ description: KindDescription) {
    guard let topic = SnapshotTopic(rawValue: description.snapshotTopic) else { return nil }
    self.description = description
    self.topic = topic
    fields = Kept(objectsOf: description).adding(["apiVersion": .whole, "kind": .whole])
  }

  /// By kind.
  static let all: [Symbol: KeptKind] = Dictionary(
    KindCatalogue.all.compactMap { kind in KeptKind(kind).map { (kind.name, $0) } }
  ) { first, _ in first }
}

/// What an object is about; each topic is a file of a snapshot that is a folder.
public enum SnapshotTopic: String, CaseIterable, Sendable {
  case nodes, policy, storage, devices, workloads, pods
}
