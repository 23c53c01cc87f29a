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
      weight: int32 always keep
      preference: NodeSelectorTerm always keep

    PodAffinity
      requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] keep
      preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] keep

    PodAntiAffinity
      requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] keep
      preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] keep

    WeightedPodAffinityTerm
      weight: int32 always keep
      podAffinityTerm: PodAffinityTerm always keep

    PodAffinityTerm
      labelSelector: LabelSelector keep
      namespaces: [string] -> Namespace keep
      topologyKey: string always keep
      namespaceSelector: LabelSelector keep
      matchLabelKeys: [string] keep
      mismatchLabelKeys: [string] keep
    """
}
