public import Store
public import Symbols

/// What one of Kubernetes' controllers does with one object that it is told to look at.
///
/// A controller reads, and says what it would write; nobody's clock, memory or luck is part of it. It knows no other
/// controller. To add one: a folder of its name with a type of this, and a line in ``Controllers/all``.
public protocol Controller: Sendable {
  /// As `--controller` names it: `replicaset`.
  static var name: String { get }
  /// The kind of the objects that it is asked about; nil for a controller that looks at all at once, whose key is `-`.
  static var kind: Symbol? { get }

  /// Whether there is what the key names.
  static func finds(_ key: ObjectKey, in cluster: ClusterView) -> Bool

  /// Looks at an object once. What is not there any more asks for nothing.
  static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep
}

extension Controller {
  public static func finds(_ key: ObjectKey, in cluster: ClusterView) -> Bool {
    kind.map { cluster.object($0, key) != nil } ?? true
  }
}
