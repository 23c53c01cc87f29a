public import Symbols
public import YAML

/// All objects of a cluster at one moment, and every change that led there. A copy is a fork: it costs nothing, and neither sees what
/// becomes of the other.
public struct ObjectStore: Sendable {
  private typealias Names = PersistentMap<String, ObjectRecord>

  private var objects = PersistentMap<Symbol, PersistentMap<String, Names>>()
  private var log = ChangeLog()
  /// The last object of each kind that was stored: the next one may be made alike.
  private var latest: [Symbol: ObjectRecord] = [:]
  /// How many objects were created.
  public private(set) var creations: UInt64 = 0

  public init() {}

  /// The number of the last change; 0 before there is one.
  public var revision: UInt64 { log.revision }

  /// One object.
  public func object(_ kind: Symbol, _ key: ObjectKey) -> ObjectRecord? { objects[kind]?[key.namespace]?[key.name] }

  public func object(_ kind: Symbol, in namespace: String = "", named name: String) -> ObjectRecord? {
    objects[kind]?[namespace]?[name]
  }

  /// All objects of a kind, in the order of namespace and name.
  ///
  /// - Complexity: O(*n* log *n*) in their number.
  public func objects(_ kind: Symbol) -> [ObjectRecord] {
    (objects[kind]?.entries ?? []).flatMap { $0.value.entries.map(\.value) }.sorted { $0.key < $1.key }
  }

  /// All objects of a kind in a namespace, in the order of their names.
  public func objects(_ kind: Symbol, in namespace: String) -> [ObjectRecord] {
    (objects[kind]?[namespace]?.entries ?? []).map(\.value).sorted { $0.key < $1.key }
  }

  /// How many objects of a kind there are in a namespace.
  public func count(_ kind: Symbol, in namespace: String) -> Int { objects[kind]?[namespace]?.count ?? 0 }

  /// The kinds of which there are objects, sorted.
  public var kinds: [Symbol] { objects.entries.filter { !$0.value.isEmpty }.map(\.key).sorted { $0.precedes($1) } }

  /// What happened after a change, in order.
  public func changes(after revision: UInt64) -> [ObjectChange] {
    log.after(revision)
  }

  /// Stores an object in place of what has its name, if anything has: the next change. Its `resourceVersion` becomes the number of
  /// the change.
  ///
  /// - Parameter owners: who owns its fields; nil where that stays as it is.
  @discardableResult
  public mutating func put(_ body: YAMLDraft, kind: Symbol, owners: FieldOwners? = nil) -> ObjectRecord {
    let revision = revision + 1
    var body = body
    let number = YAMLDraft.text(String(revision), at: body)
    body.edit("metadata") { $0["resourceVersion"] = number }
    var record = ObjectRecord(body.node(), kind: kind, revision: revision, owners: owners ?? .nobody)
    if let latest = latest[kind] { record = record.sharing(latest) }
    latest[kind] = record
    let old = object(kind, record.key)
    if owners == nil, let old { record = record.owned(by: old.owners) }
    if old == nil { creations += 1 }
    var namespaces = objects[kind] ?? PersistentMap()
    var names = namespaces[record.namespace] ?? PersistentMap()
    names[record.name] = record
    namespaces[record.namespace] = names
    objects[kind] = namespaces
    log.append(ObjectChange(revision: revision, old: old, new: record))
    return record
  }

  /// Takes an object out; nothing happens where there is none.
  public mutating func remove(_ kind: Symbol, _ key: ObjectKey) {
    guard let old = object(kind, key), var namespaces = objects[kind], var names = namespaces[key.namespace] else {
      return
    }
    names[key.name] = nil
    namespaces[key.namespace] = names.isEmpty ? nil : names
    objects[kind] = namespaces
    log.append(ObjectChange(revision: revision + 1, old: old, new: nil))
  }

  /// The same objects as controllers see them.
  ///
  /// - Complexity: O(*n*) in the size of all objects.
  public func view(_ kinds: [Symbol]) -> ClusterView { ClusterView(kinds.flatMap { objects($0).map(\.object) }) }
}

/// One change of a store: an object was created (no old), changed, or taken out (no new).
public struct ObjectChange: Sendable {
  public let revision: UInt64
  public let old: ObjectRecord?
  public let new: ObjectRecord?
}
