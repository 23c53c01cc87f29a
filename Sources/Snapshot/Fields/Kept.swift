import Symbols

/// What of a value is kept, and what its texts name. What no table names is left out; lists are kept item by item.
indirect enum Kept: Sendable {
  /// As it is: numbers, amounts, words of the API.
  case whole
  /// A text that names something.
  case name(Name)
  /// A mapping with these fields and no others.
  case fields([Symbol: Kept])
  /// A mapping from labels to their values.
  case labels
  /// Annotations: these, and those whose keys begin so and end in the name of a container.
  case annotations([Symbol: Kept], ofContainers: [String])
  /// A mapping whose keys name something.
  case keyed(by: Name)
  /// A mapping whose keys name something, and of which the values go.
  case emptied(by: Name)
  /// One condition of a selector: its values are a label's.
  case requirement
  /// An item that is left out when only this field of it is kept.
  case unlessOnly(Symbol, Kept)
  /// An item that is kept when this field of it has one of these texts.
  case only(Symbol, in: Set<Symbol>, Kept)
}

/// What a text is the name of.
enum Name: String, Sendable, CaseIterable {
  case node, namespace, pod, claim, volume, storageClass, priorityClass, runtimeClass, owner, object
  /// Of a service account, a user or a group; of a role; of an entry of a ConfigMap or Secret; what an Ingress serves.
  case account, role, key, host, path
  case container, podVolume, image, handle, uid, labelValue
  /// An IP address, and a block of them, of which the length stays.
  case address, addressBlock
  /// A resource of a quota; some are called by a StorageClass.
  case quota
  /// Rules that lint is told not to apply, with a reason in somebody's own words, which goes.
  case suppression
  /// Renamed when it is the name of a node, as it is otherwise.
  case known
}

extension Kept {
  /// The same with more fields; for a mapping's table only.
  func adding(_ more: [String: Kept]) -> Kept {
    guard case .fields(let fields) = self else { return self }
    return .fields(fields.merging(more.map { (Symbol($0), $1) }) { _, last in last })
  }
}
