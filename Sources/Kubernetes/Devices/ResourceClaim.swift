public import SourceText
public import Symbols

/// A ResourceClaim (`resource.k8s.io`): devices for the pods that name it.
public struct ResourceClaim: Sendable {
  public var metadata: ObjectMeta
  public var spec = ResourceClaimSpec()
  /// `status.allocation`, nil until the claim has its devices.
  public var allocation: AllocationResult?
  /// `status.reservedFor`: who may use the devices.
  public var reservedFor: [Consumer] = []
  /// `status.devices`: what drivers say of the devices.
  public var deviceStatuses: [DeviceStatus] = []

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }

  public struct Consumer: Hashable, Sendable {
    public var name: Symbol
    public var uid: Symbol

    public init(name: Symbol, uid: Symbol) {
      self.name = name
      self.uid = uid
    }
  }
}

/// What its driver says of a device that a claim has been given.
public struct DeviceStatus: Sendable {
  public var driver: Symbol = .none
  public var pool: Symbol = .none
  public var device: Symbol = .none
  /// Types of the conditions that hold.
  public var trueConditions: Set<Symbol> = []

  public init() {}
}

/// A ResourceClaimTemplate: what the claims of a pod's own are made from.
public struct ResourceClaimTemplate: Sendable {
  public var metadata: ObjectMeta
  public var spec: ResourceClaimSpec

  public init(metadata: ObjectMeta, spec: ResourceClaimSpec) {
    self.metadata = metadata
    self.spec = spec
  }
}

/// `spec.devices` of a claim.
public struct ResourceClaimSpec: Sendable {
  public var requests: [DeviceRequest] = []
  public var constraints: [DeviceConstraint] = []

  public init() {}
}

/// A condition on several devices of a claim together.
public struct DeviceConstraint: Sendable {
  public enum Rule: Sendable {
    /// All devices have the same value of the attribute.
    case matchAttribute(Symbol)
    /// No two devices have the same value of the attribute.
    case distinctAttribute(Symbol)
    case unknown
  }

  public var rule: Rule
  /// Names of requests, `request/alternative` too; empty for all requests.
  public var requests: [Symbol]
  public var origin: SourcePosition

  public init(rule: Rule, requests: [Symbol], origin: SourcePosition = .none) {
    self.rule = rule
    self.requests = requests
    self.origin = origin
  }
}
