public import Kubernetes
public import SourceText
public import Symbols
public import YAML

/// An object as the API server keeps it: its nodes, which know where they were written, and what every object has.
public struct ObjectRecord: Sendable {
  /// One word to a map and to the log, which both hold every record.
  private let facts: Facts

  private final class Facts: Sendable {
    let kind: Symbol
    let key: ObjectKey
    let revision: UInt64
    let body: YAMLNode
    let owners: FieldOwners

    init(_ kind: Symbol, _ key: ObjectKey, _ revision: UInt64, _ body: YAMLNode, _ owners: FieldOwners) {
      self.kind = kind
      self.key = key
      self.revision = revision
      self.body = body
      self.owners = owners
    }
  }

  public init(_ body: YAMLNode, kind: Symbol, revision: UInt64, owners: FieldOwners = .nobody) {
    let metadata = body["metadata"]
    let key = ObjectKey(namespace: metadata?["namespace"]?.text ?? "", name: metadata?["name"]?.text ?? "")
    facts = Facts(kind, key, revision, body, owners)
  }

  public var kind: Symbol { facts.kind }
  public var key: ObjectKey { facts.key }
  /// The number of the change that made it so: its `resourceVersion`.
  public var revision: UInt64 { facts.revision }
  /// All of the object, in the version that its kind is stored in.
  public var body: YAMLNode { facts.body }
  /// Who owns which of its fields.
  public var owners: FieldOwners { facts.owners }

  public var uid: String { metadata?["uid"]?.text ?? "" }
  public var name: String { key.name }
  public var namespace: String { key.namespace }
  public var metadata: YAMLNode? { body["metadata"] }
  public var spec: YAMLNode? { body["spec"] }
  public var status: YAMLNode? { body["status"] }
  /// Where it is written.
  public var origin: SourceRange { body.range }

  public var generation: Int64 { metadata?["generation"].flatMap { Int64($0.text) } ?? 0 }
  public var creation: Moment? { metadata?["creationTimestamp"].flatMap { Moment($0.text) } }
  public var deletion: Moment? { metadata?["deletionTimestamp"].flatMap { Moment($0.text) } }
  public var isBeingDeleted: Bool { metadata?["deletionTimestamp"]?.isNull == false }
  public var finalizers: [String] { metadata?["finalizers"]?.items.map(\.text) ?? [] }
  public var labels: LabelSet { Value(body)["metadata"]["labels"].labels }
  public var ownerReferences: [OwnerReference] { object.ownerReferences }

  public func label(_ name: Symbol) -> String? { metadata?["labels"]?[name]?.text }
  public func annotation(_ name: Symbol) -> String? { metadata?["annotations"]?[name]?.text }

  /// The same as a value without places, as controllers read it.
  public var object: StoredObject { StoredObject(Value(body), origin: body.range) }

  /// The same, in the memory of another one as far as both are made alike.
  func sharing(_ other: ObjectRecord) -> ObjectRecord {
    ObjectRecord(
      body.sharing(other.body), kind: kind, revision: revision, owners: owners.sharing(other.owners))
  }

  /// The same with other owners of its fields.
  func owned(by owners: FieldOwners) -> ObjectRecord {
    ObjectRecord(body, kind: kind, revision: revision, owners: owners)
  }

  /// A copy to change.
  public var draft: YAMLDraft { YAMLDraft(body) }
}
