extension KindText {
  static let topologySpreadConstraint: StaticString = """
    TopologySpreadConstraint
      maxSkew: int32 keep
      topologyKey: string keep
      whenUnsatisfiable: string(UnsatisfiableConstraintAction) keep
      labelSelector: LabelSelector keep
      minDomains: int32 keep
      nodeAffinityPolicy: string(NodeInclusionPolicy) keep
      nodeTaintsPolicy: string(NodeInclusionPolicy) keep
      matchLabelKeys: [string] keep
    """
}
