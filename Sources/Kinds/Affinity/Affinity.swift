extension KindText {
  static let affinity: StaticString = """
    Affinity
      nodeAffinity: NodeAffinity keep
      podAffinity: PodAffinity keep
      podAntiAffinity: PodAntiAffinity keep

    NodeAffinity
      requiredDuringSchedulingIgnoredDuringExecution: NodeSelector keep
      preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm] keep

    PreferredSchedulingTerm
      weight: int32 keep
      preference: NodeSelectorTerm keep

    PodAffinity
      requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] keep
      preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] keep

    PodAntiAffinity
      requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] keep
      preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] keep

    WeightedPodAffinityTerm
      weight: int32 keep
      podAffinityTerm: PodAffinityTerm keep

    PodAffinityTerm
      labelSelector: LabelSelector keep
      namespaces: [string] -> Namespace keep
      topologyKey: string keep
      namespaceSelector: LabelSelector keep
      matchLabelKeys: [string] keep
      mismatchLabelKeys: [string] keep
    """
}
