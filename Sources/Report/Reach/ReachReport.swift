/// Who answers for Services, seen from nodes, as plain values.
public struct ReachReport: Sendable {
  public struct Service: Sendable {
    public var namespace: String
    public var name: String
    public var type: String
    public var clusterIP: String
    /// Why kube-proxy does nothing for it; empty for one that it serves.
    public var unproxied: String
    /// Nodes that see the same stand together, in the order of the first of each.
    public var nodes: [Node] = []

    public init(namespace: String, name: String, type: String, clusterIP: String, unproxied: String) {
      self.namespace = namespace
      self.name = name
      self.type = type
      self.clusterIP = clusterIP
      self.unproxied = unproxied
    }
  }

  public struct Node: Sendable {
    public var name: String
    public var zone: String
    public var ports: [Port]

    public init(name: String, zone: String, ports: [Port]) {
      self.name = name
      self.zone = zone
      self.ports = ports
    }
  }

  public struct Port: Hashable, Sendable {
    public var name: String
    public var port: Int
    public var cluster: [String]
    public var local: [String]
    public var reachable: [String]
    public var hasAny: Bool
    public var isInternalLocal: Bool
    public var isExternalLocal: Bool
    public var sessionAffinity: String
    public var answers: [Answer]

    public init(
      name: String, port: Int, cluster: [String], local: [String], reachable: [String], hasAny: Bool,
      isInternalLocal: Bool, isExternalLocal: Bool, sessionAffinity: String, answers: [Answer]
    ) {
      self.name = name
      self.port = port
      self.cluster = cluster
      self.local = local
      self.reachable = reachable
      self.hasAny = hasAny
      self.isInternalLocal = isInternalLocal
      self.isExternalLocal = isExternalLocal
      self.sessionAffinity = sessionAffinity
      self.answers = answers
    }
  }

  /// One endpoint, and why it does not answer if it does not.
  public struct Answer: Hashable, Sendable {
    public var address: String
    /// Empty where nobody says.
    public var node: String
    public var zone: String
    /// Empty for one that answers.
    public var why: String

    public init(address: String, node: String, zone: String, why: String) {
      self.address = address
      self.node = node
      self.zone = zone
      self.why = why
    }
  }

  public var services: [Service]
  /// What was taken for granted.
  public var assumptions: [String]
  /// What is wrong with the input as a whole.
  public var problems: [ReportProblem] = []

  public init(services: [Service], assumptions: [String]) {
    self.services = services
    self.assumptions = assumptions
  }

  /// Whether each port of each Service has an answer from each node that is shown.
  public var isAnswered: Bool {
    services.allSatisfy { service in
      service.nodes.allSatisfy { node in node.ports.allSatisfy { port in port.answers.contains { $0.why.isEmpty } } }
    }
  }
}

extension ReachReport: ProblemReport {
  public static var ofNothing: ReachReport { ReachReport(services: [], assumptions: []) }
}
