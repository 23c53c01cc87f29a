public import Store
public import Symbols

/// What a controller does with an object when it looks at it once.
public struct ControllerStep: Sendable {
  /// In the order in which they are sent.
  public private(set) var writes: [Write] = []
  public private(set) var events: [ControllerEvent] = []
  /// What went wrong, for which the controller looks again; empty if nothing did.
  public var error = ""
  /// Seconds until the controller looks again by itself; nil if it waits for a change.
  public var again: Double?
  /// Why it does what it does, or does nothing, in the order in which it found out.
  public private(set) var reasons: [String] = []

  private var names = GeneratedNames()
  /// What is stored by now of the objects that the step changed.
  private var stored: [StoredName: Value] = [:]

  private struct StoredName: Hashable {
    let kind: Symbol
    let key: ObjectKey
  }

  public init() {}

  /// Sends a new object. One with `generateName` and without a name is played under the name that is returned.
  @discardableResult
  public mutating func create(_ kind: Symbol, in namespace: String, _ object: Value, because reason: String = "")
    -> String
  {
    let metadata = object["metadata"]
    let name = metadata["name"].string ?? names.next(metadata["generateName"].text)
    var write = Write(verb: .create, kind: kind, key: ObjectKey(namespace: namespace, name: name))
    write.object = object
    write.reason = reason
    writes.append(write)
    return name
  }

  /// Sends a new object that the server refuses, which ends the step with the server's words.
  public mutating func refuse(_ kind: Symbol, in namespace: String, _ object: Value, _ error: String) {
    create(kind, in: namespace, object)
    self.error = error
  }

  /// Replaces an object; `old` is what the controller saw, what is told is the difference from what is stored by now. It
  /// is sent even if there is none: a controller that compares first does so itself.
  ///
  /// - Returns: the object as it is stored then.
  @discardableResult
  public mutating func update(
    _ old: StoredObject, to new: Value, subresource: String = "", because reason: String = ""
  ) -> StoredObject {
    change(.update, old, to: new, subresource, reason)
  }

  /// Changes an object by a patch; `old` is what the controller saw.
  ///
  /// - Returns: the object as it is stored then.
  @discardableResult
  public mutating func patch(
    _ old: StoredObject, to new: Value, subresource: String = "", because reason: String = ""
  ) -> StoredObject {
    change(.patch, old, to: new, subresource, reason)
  }

  private mutating func change(
    _ verb: Write.Verb, _ old: StoredObject, to new: Value, _ subresource: String, _ reason: String
  ) -> StoredObject {
    var write = Write(verb: verb, kind: old.kind, key: old.key)
    write.subresource = subresource
    let name = StoredName(kind: old.kind, key: old.key)
    write.change = (stored[name] ?? old.body).mergePatch(to: new) ?? .mapping(Mapping())
    write.reason = reason
    writes.append(write)
    stored[name] = new
    return old.replacing(new)
  }

  /// Deletes an object.
  public mutating func delete(
    _ object: StoredObject, _ options: DeleteOptions = DeleteOptions(), because reason: String = ""
  ) {
    var write = Write(verb: .delete, kind: object.kind, key: object.key)
    write.options = options
    write.reason = reason
    writes.append(write)
  }

  /// Records an event about an object.
  public mutating func event(_ reason: String, _ message: String, on object: StoredObject, isWarning: Bool = false) {
    events.append(
      ControllerEvent(
        isWarning: isWarning, reason: reason, message: message, object: "\(object.kind.text)/\(object.name)"))
  }

  /// Says why the step is what it is: one line, lower case, no full stop.
  public mutating func note(_ reason: String) { reasons.append(reason) }
}
