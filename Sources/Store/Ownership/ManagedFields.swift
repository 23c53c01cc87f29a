/// Who changes an object, and how.
public struct FieldManager: Hashable, Sendable {
  public enum Operation: String, Sendable {
    case apply = "Apply"
    case update = "Update"
  }

  public var name: String
  public var operation: Operation
  /// The version that it wrote; empty for an apply, whose fields are its own in every version.
  public var apiVersion: String
  public var subresource: String

  public init(_ name: String, _ operation: Operation, apiVersion: String, subresource: String = "") {
    self.name = name.isEmpty ? "unknown" : name
    self.operation = operation
    self.apiVersion = operation == .apply ? "" : apiVersion
    self.subresource = subresource
  }
}

extension FieldManager: Comparable {
  public static func < (a: FieldManager, b: FieldManager) -> Bool {
    for (x, y) in zip(a.parts, b.parts) where x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
    return false
  }

  private var parts: [String] { [name, operation.rawValue, apiVersion, subresource] }
}

/// Which fields of an object each manager owns: its `managedFields`.
public struct ManagedFields: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var fields: FieldSet
    /// The version that the fields are of.
    public var apiVersion: String

    public init(_ fields: FieldSet, apiVersion: String) {
      self.fields = fields
      self.apiVersion = apiVersion
    }
  }

  private var entries: [FieldManager: Entry] = [:]

  public init() {}

  /// Nobody is known to own anything.
  public var isEmpty: Bool { entries.isEmpty }

  /// In order of their names.
  public var managers: [FieldManager] { entries.keys.sorted() }

  /// Setting nothing, or no fields, takes a manager out.
  public subscript(manager: FieldManager) -> Entry? {
    get { entries[manager] }
    set { entries[manager] = newValue.flatMap { $0.fields.isEmpty ? nil : $0 } }
  }

  /// All that somebody owns.
  public var all: FieldSet { entries.values.reduce(FieldSet()) { $0.union($1.fields) } }
}
