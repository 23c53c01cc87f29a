public import SourceText
public import Symbols

/// One device of a ResourceSlice.
public struct Device: Sendable {
  public enum Attribute: Hashable, Sendable {
    case string(Symbol)
    case int(Int64)
    case bool(Bool)
    case version(Symbol)
    /// Of a type that bayplan does not know.
    case unknown
  }

  public struct Capacity: Sendable {
    public var name: Symbol
    public var value = Quantity.zero
    public var requestPolicy: CapacityRequestPolicy?

    public init(name: Symbol) {
      self.name = name
    }
  }

  public var name: Symbol = .none
  /// By name, which may have a domain: `model` or `example.com/model`.
  public var attributes: [(name: Symbol, value: Attribute)] = []
  public var capacity: [Capacity] = []
  /// Counters that the device takes while it is in use, by counter set.
  public var consumesCounters: [CounterSet] = []
  /// Where the slice leaves it to its devices.
  public var reach = DeviceReach()
  public var taints: [Taint] = []
  public var allowsMultipleAllocations = false
  public var hasBindingConditions = false
  public var bindsToNode = false
  public var origin: SourcePosition = .none

  public init() {}
}

/// How a request for part of a shared device's capacity is rounded and limited.
public struct CapacityRequestPolicy: Sendable {
  public struct Range: Sendable {
    public var min: Quantity?
    public var max: Quantity?
    public var step: Quantity?

    public init() {}
  }

  /// For requests that name no amount.
  public var standard: Quantity?
  public var validValues: [Quantity] = []
  public var validRange: Range?

  public init() {}
}
