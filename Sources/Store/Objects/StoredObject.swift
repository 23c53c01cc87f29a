public import Kubernetes
public import SourceText
public import Symbols

/// An object as it is stored, with what is asked of every kind at hand.
public struct StoredObject: Sendable {
  public let kind: Symbol
  public let key: ObjectKey
  /// All of the object.
  public let body: Value
  public let labels: LabelSet
  /// Empty if it has none.
  public let uid: String
  /// The reference of the owner that controls it.
  public let controller: OwnerReference?
  /// Where it is written, if it is.
  public let origin: SourceRange

  public init(_ body: Value, origin: SourceRange = .none) {
    self.body = body
    self.origin = origin
    let metadata = body["metadata"]
    kind = body["kind"].symbol
    key = ObjectKey(namespace: metadata["namespace"].text, name: metadata["name"].text)
    labels = metadata["labels"].labels
    uid = metadata["uid"].text
    controller = metadata["ownerReferences"].items.first { $0["controller"].isTrue }.map { OwnerReference($0) }
  }

  public var name: String { key.name }
  public var namespace: String { key.namespace }
  public var metadata: Value { body["metadata"] }
  public var spec: Value { body["spec"] }
  public var status: Value { body["status"] }

  public var generation: Int64 { metadata["generation"].int ?? 0 }
  public var creation: Moment? { metadata["creationTimestamp"].moment }
  public var isBeingDeleted: Bool { metadata["deletionTimestamp"].string != nil }
  public var ownerReferences: [OwnerReference] { metadata["ownerReferences"].items.map { OwnerReference($0) } }

  /// The value of an annotation.
  public func annotation(_ name: Symbol) -> String? { metadata["annotations"][name].string }

  /// The condition of a type in the status.
  public func condition(_ type: String) -> Value? {
    status["conditions"].items.first { $0["type"].string == type }
  }

  /// The same object with another content.
  public func replacing(_ body: Value) -> StoredObject { StoredObject(body, origin: origin) }
}
