/// A part of a value that says nothing about what the value is, such as where it was written: two values that differ in
/// it alone are equal.
@propertyWrapper
public struct Incidental<Value: Sendable>: Hashable, Sendable {
  public var wrappedValue: Value

  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }

  public static func == (a: Self, b: Self) -> Bool { true }

  public func hash(into hasher: inout Hasher) {}
}
