public import SourceText
public import Symbols

/// A Node: what the scheduler reads of it.
public struct Node: Sendable {
  public var metadata = ObjectMeta()
  /// `spec.unschedulable`, set by `kubectl cordon`.
  public var isUnschedulable = false
  public var unschedulableOrigin: SourcePosition = .none
  public var taints: [Taint] = []
  /// `spec.podCIDRs`: where its pods' addresses come from; empty where the network does not go by it.
  public var podCIDRs: [Symbol] = []
  /// `status.allocatable`, or `status.capacity` when that is absent.
  public var allocatable = ResourceList()
  public var images: [Image] = []
  /// `status.declaredFeatures`.
  public var declaredFeatures: [Symbol] = []
  /// Where the labels stand, for "has no label zone".
  public var labelsOrigin: SourcePosition = .none

  public init() {}

  /// An image on the node, under each of its names.
  public struct Image: Sendable {
    public var names: [Symbol]
    public var sizeBytes: Int64

    public init(names: [Symbol], sizeBytes: Int64) {
      self.names = names
      self.sizeBytes = sizeBytes
    }
  }
}

/// One entry of `spec.taints`.
public struct Taint: Hashable, Sendable {
  public var key: Symbol
  public var value: Symbol
  public var effect: TaintEffect
  @Incidental public var origin: SourcePosition

  public init(key: Symbol, value: Symbol, effect: TaintEffect, origin: SourcePosition = .none) {
    self.key = key
    self.value = value
    self.effect = effect
    self.origin = origin
  }

  /// As kubectl writes it: `dedicated=gpu:NoSchedule`, or `dedicated:NoSchedule` without a value.
  public var text: String {
    value.isEmpty ? "\(key.text):\(effect.name.text)" : "\(key.text)=\(value.text):\(effect.name.text)"
  }
}
