public import Symbols

/// Who an object belongs to.
public struct OwnerReference: Hashable, Sendable {
  public var apiVersion: String
  public var kind: Symbol
  public var name: String
  public var uid: String
  public var isController: Bool
  public var blocksDeletion: Bool

  /// The reference of a controller to an object.
  public init(controller object: StoredObject) {
    apiVersion = object.body["apiVersion"].text
    kind = object.kind
    name = object.name
    uid = object.uid
    isController = true
    blocksDeletion = true
  }

  init(_ value: Value) {
    apiVersion = value["apiVersion"].text
    kind = value["kind"].symbol
    name = value["name"].text
    uid = value["uid"].text
    isController = value["controller"].isTrue
    blocksDeletion = value["blockOwnerDeletion"].isTrue
  }

  /// As it stands in an object.
  public var value: Value {
    [
      "apiVersion": .text(apiVersion), "kind": .text(kind.text), "name": .text(name), "uid": .text(uid),
      "controller": isController ? true : .null, "blockOwnerDeletion": blocksDeletion ? true : .null,
    ]
  }
}
