public import Symbols

extension Node {
  /// The zone it stands in, by today's label or the older one; nil without either.
  public var zone: Symbol? {
    metadata.labels[.zone] ?? metadata.labels[.betaZone]
  }

  /// The pool it came out of, as far as a label tells; nil without one.
  public var pool: Symbol? {
    Self.poolLabels.lazy.compactMap { metadata.labels[$0] }.first { !$0.isEmpty }
  }

  /// Labels that name a pool, the best first.
  private static let poolLabels: [Symbol] = [
    "karpenter.sh/nodepool", "eks.amazonaws.com/nodegroup", "cloud.google.com/gke-nodepool",
    "kubernetes.azure.com/agentpool", "pool", "node.kubernetes.io/instance-type",
  ]
}
