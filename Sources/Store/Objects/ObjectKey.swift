/// The name of an object among those of its kind.
public struct ObjectKey: Hashable, Sendable {
  /// Empty for objects of the cluster.
  public var namespace: String
  public var name: String

  public init(namespace: String = "", name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// `namespace/name`, or the name alone for an object of the cluster.
  public var text: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }
}

extension ObjectKey: Comparable {
  public static func < (a: ObjectKey, b: ObjectKey) -> Bool {
    a.namespace == b.namespace ? a.name.utf8.precedes(b.name.utf8) : a.namespace.utf8.precedes(b.namespace.utf8)
  }
}

extension String.UTF8View {
  fileprivate func precedes(_ other: String.UTF8View) -> Bool { lexicographicallyPrecedes(other) }
}
