extension KindText {
  static let topologySpreadConstraint: StaticString = """
    TopologySpreadConstraint
      maxSkew: int32 always keep
      topologyKey: string always keep
      whenUnsatisfiable: string(UnsatisfiableConstraintAction) always keep
      labelSelector: LabelSelector keep
      minDomains: int32 optional keep
      nodeAffinityPolicy: string(NodeInclusionPolicy) optional keep
      nodeTaintsPolicy: string(NodeInclusionPolicy) optional keep
      matchLabelKeys: [string] keep
    """
}
