/// What the rules of a pod's parts need to know of the whole pod.
struct PodScope {
  let spec: Field
  /// Whether the spec belongs to a pod, not to a template: some rules and defaults are for pods only.
  let isPod: Bool
  /// The volumes that are right, by name.
  var volumes: [String: Field] = [:]
  /// The names of the volumes that a StatefulSet makes of its claim templates.
  var claimVolumes: Set<String> = []
  let claimNames: [String]

  init(_ spec: Field, isPod: Bool) {
    self.spec = spec
    self.isPod = isPod
    claimNames = spec["resourceClaims"].items.map { $0["name"].text }.filter { !$0.isEmpty }
  }

  func hasVolume(_ name: String) -> Bool { volumes[name] != nil || claimVolumes.contains(name) }

  var gracePeriod: Int64 { spec["terminationGracePeriodSeconds"].integer ?? 30 }

  var usesHostNetwork: Bool { spec["hostNetwork"].isTrue }
}
