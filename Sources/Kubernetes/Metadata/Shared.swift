/// An immutable value held once by many: the spec that all pods of a template share.
@dynamicMemberLookup
public final class Shared<Value: Sendable>: Sendable {
  public let value: Value

  public init(_ value: Value) {
    self.value = value
  }

  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member { value[keyPath: path] }
}
