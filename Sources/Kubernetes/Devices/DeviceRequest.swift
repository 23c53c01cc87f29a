public import SourceText
public import Symbols

/// One entry of a claim's `spec.devices.requests`.
public struct DeviceRequest: Sendable {
  public enum Kind: Sendable {
    case exactly(DeviceDemand)
    /// Alternatives, the best first.
    case firstAvailable([DeviceDemand])
    /// Neither is set.
    case unknown
  }

  public var name: Symbol
  public var kind: Kind
  public var origin: SourcePosition

  public init(name: Symbol, kind: Kind, origin: SourcePosition = .none) {
    self.name = name
    self.kind = kind
    self.origin = origin
  }
}

/// What `exactly`, or one of the alternatives in `firstAvailable`, asks for.
public struct DeviceDemand: Sendable {
  public enum AllocationMode: Sendable {
    /// So many distinct devices.
    case exactCount(Int64)
    /// Every device that the selectors let through.
    case all
    case unknown(Symbol)
  }

  /// The alternative's own name; the request's for `exactly`.
  public var name: Symbol = .none
  public var deviceClassName: Symbol = .none
  public var selectors: [DeviceSelector] = []
  public var allocationMode = AllocationMode.exactCount(1)
  /// nil when absent.
  public var adminAccess: Bool?
  /// Of device taints.
  public var tolerations: [Toleration] = []
  /// `capacity.requests`, nil without `capacity`.
  public var capacity: ResourceList?
  public var origin: SourcePosition = .none

  public init() {}
}
