import Kubernetes

extension CELEvaluation {
  /// The functions of addresses and networks.
  mutating func performOnAddress(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    switch values[0] {
    case .string(let text): return try read(routine, text)
    case .ip(let address): return try Self.perform(routine, address)
    case .cidr(let network): return try Self.perform(routine, network, values.dropFirst().first)
    default: throw .noSuchOverload
    }
  }

  private mutating func read(_ routine: CELRoutine, _ text: String) throws(CELFailure) -> CELValue {
    try work(text.utf8.count)
    switch routine {
    case .ip: return .ip(try IPAddress.parse(text))
    case .isIP: return .bool((try? IPAddress.parse(text)) != nil)
    case .isCanonical: return .bool(try IPAddress.parse(text).text == text)
    case .cidr: return .cidr(try IPNetwork.parse(text))
    case .isCIDR: return .bool((try? IPNetwork.parse(text)) != nil)
    default: throw .noSuchOverload
    }
  }

  private static func perform(_ routine: CELRoutine, _ address: IPAddress) throws(CELFailure) -> CELValue {
    switch routine {
    case .family: return .int(address.isFour ? 4 : 6)
    case .isUnspecified: return .bool(address.isUnspecified)
    case .isLoopback: return .bool(address.isLoopback)
    case .isLinkLocalMulticast: return .bool(address.isLinkLocalMulticast)
    case .isLinkLocalUnicast: return .bool(address.isLinkLocalUnicast)
    case .isGlobalUnicast: return .bool(address.isGlobalUnicast)
    default: throw .noSuchOverload
    }
  }

  private static func perform(
    _ routine: CELRoutine, _ network: IPNetwork, _ other: CELValue?
  ) throws(CELFailure) -> CELValue {
    switch (routine, other) {
    case (.ip, nil): return .ip(network.address)
    case (.prefixLength, nil): return .int(Int64(network.prefixLength))
    case (.masked, nil): return .cidr(network.masked)
    case (.containsIP, .ip(let address)): return .bool(network.contains(address))
    case (.containsIP, .string(let text)):
      // What is no address is no overload either.
      guard let address = try? IPAddress.parse(text) else { throw .runtime("no such overload") }
      return .bool(network.contains(address))
    case (.containsCIDR, .cidr(let inner)): return .bool(contains(network, inner))
    case (.containsCIDR, .string(let text)): return .bool(contains(network, try IPNetwork.parse(text)))
    default: throw .noSuchOverload
    }
  }

  private static func contains(_ network: IPNetwork, _ inner: IPNetwork) -> Bool {
    // The inner address is compared as it is written, not masked.
    network.masked.address == inner.address.masked(network.prefixLength)
      && network.prefixLength <= inner.prefixLength
  }
}
