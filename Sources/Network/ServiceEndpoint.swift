/// One address behind a port of a Service, as an EndpointSlice has it.
public struct ServiceEndpoint: Hashable, Sendable {
  /// `10.244.1.7:8080`, `[fd00::7]:8080`.
  public let address: String
  public let isReady: Bool
  public let isServing: Bool
  public let isTerminating: Bool
  /// The node that it is on; empty where nobody says.
  public let node: String
  /// The zone that it is in; empty where nobody says.
  public let zone: String
  /// The zones and nodes whose traffic is to come here; empty where there are no hints.
  let hintedZones: Set<String>
  let hintedNodes: Set<String>

  /// `zones a, b`, `node n1`: whose traffic is to come here.
  public var hintedWords: String {
    let names = hintedNodes.isEmpty ? hintedZones : hintedNodes
    let word = hintedNodes.isEmpty ? "zone" : "node"
    return "\(word)\(names.count == 1 ? "" : "s") \(names.sorted().joined(separator: ", "))"
  }

  /// What traffic goes to when nothing that is ready is left.
  var isLastResort: Bool { isServing && isTerminating }

  /// Why no traffic goes to it, of its own account; nil for one that is ready.
  public var trouble: String? {
    if isReady { return nil }
    if isTerminating { return isServing ? "terminating, still serving" : "terminating" }
    return "not ready"
  }
}
