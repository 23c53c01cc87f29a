public import SourceText
public import Symbols

/// The part of `metadata` that placement needs.
public struct ObjectMeta: Sendable {
  public var name: Symbol = .none
  /// Empty for cluster-scoped kinds; `default` (or the `-n` flag's) has been filled in for the others.
  public var namespace: Symbol = .none
  public var generateName: Symbol = .none
  /// The input has a `generateName` alone, and the name is one that bayplan made of it.
  public var isNameMadeUp = false
  public var uid: Symbol = .none
  public var labels = LabelSet()
  /// Only kept for the kinds whose annotations the scheduler reads (claims, CSINode, StorageClass, ReplicaSet).
  public var annotations = LabelSet()
  /// `helm.sh/hook`: when helm creates the object by itself, empty for one of a release.
  public var helmHook: Symbol = .none
  public var ownerReferences: [OwnerReference] = []
  /// Seconds since 1970, nil when absent.
  public var creationTimestamp: Int64?
  /// Whether the object is terminating.
  public var isTerminating = false
  /// Where the object stands.
  public var range: SourceRange = .none

  public init() {}

  /// The owner that manages the object, if one does.
  public var controller: OwnerReference? { ownerReferences.first { $0.isController } }
}

/// One entry of `metadata.ownerReferences`.
public struct OwnerReference: Hashable, Sendable {
  public var apiVersion: Symbol
  public var kind: Symbol
  public var name: Symbol
  public var uid: Symbol
  public var isController: Bool

  public init(apiVersion: Symbol, kind: Symbol, name: Symbol, uid: Symbol = .none, isController: Bool) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
    self.uid = uid
    self.isController = isController
  }
}
