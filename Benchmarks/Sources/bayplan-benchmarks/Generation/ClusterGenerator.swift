/// Writes a cluster of any size as manifests: three zones, four instance types, taints, images, running pods, and
/// pending pods of which a tenth each has node affinity, topology spread, anti-affinity and so on.
///
/// The same parameters give the same bytes. Text is handed on in pieces, so that no size needs much memory.
struct ClusterGenerator {
  var nodes: Int
  var running: Int
  var pending: Int
  var seed = 1

  private struct InstanceType {
    let name: String
    let milliCPU: Int
    let memoryMi: Int
    /// Out of ten nodes.
    let share: Int
  }

  private static let zones = ["north-1a", "north-1b", "north-1c"]
  private static let types = [
    InstanceType(name: "std.large", milliCPU: 3900, memoryMi: 15_000, share: 5),
    InstanceType(name: "std.xlarge", milliCPU: 7900, memoryMi: 30_500, share: 3),
    InstanceType(name: "cpu.2xlarge", milliCPU: 15_900, memoryMi: 30_000, share: 1),
    InstanceType(name: "mem.xlarge", milliCPU: 7900, memoryMi: 62_000, share: 1),
  ]
  /// One entry for each out of ten.
  private static let mix = types.flatMap { type in Array(repeating: type, count: type.share) }

  private static func nodeName(_ number: Int) -> String { "node-\(number % 3)-\(padded(number / 3, 5))" }

  private static func image(_ number: Int) -> String {
    "registry.example.net/shop/part-\(padded(number, 2)):2.\(number % 5)"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }

  // MARK: Nodes

  func writeNodes(to write: (String) -> Void) {
    var random = SeededRandom(seed: seed &* 31 &+ nodes)
    for number in 0..<nodes { write(node(number, &random)) }
  }

  private func node(_ number: Int, _ random: inout SeededRandom) -> String {
    let name = Self.nodeName(number)
    let type = random.pick(Self.mix)
    var pool = "general"
    var spec = ""
    switch random.below(200) {
    case 0..<8: (pool, spec) = ("accelerated", "{key: pool, value: accelerated, effect: NoSchedule}")
    case 8..<14: (pool, spec) = ("batch", "{key: pool, value: batch, effect: NoSchedule}")
    case 14..<24: (pool, spec) = ("spot", "{key: example.net/spot, value: \"true\", effect: PreferNoSchedule}")
    case 24: spec = "{key: node.kubernetes.io/unreachable, effect: NoExecute}"
    default: break
    }
    if !spec.isEmpty {
      spec = "spec:\n  taints:\n  - \(spec)\n"
    } else if random.once(in: 200) {
      spec = "spec: {unschedulable: true}\n"
    }
    var images = ""
    if random.once(in: 2) {
      images = "  images:\n"
      let first = random.below(20)
      for step in 0..<4 {
        let number = (first + step * 3) % 20
        images += "  - {names: [\"\(Self.image(number))\"], sizeBytes: \((50 + 41 * number) << 20)}\n"
      }
    }
    let amounts =
      "{cpu: \(type.milliCPU)m, memory: \(type.memoryMi)Mi, ephemeral-storage: \"90000000000\", pods: \"60\"}"
    return """
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: \(name)
        labels:
          kubernetes.io/hostname: \(name)
          kubernetes.io/os: linux
          kubernetes.io/arch: amd64
          topology.kubernetes.io/region: north-1
          topology.kubernetes.io/zone: \(Self.zones[number % 3])
          node.kubernetes.io/instance-type: \(type.name)
          example.net/pool: \(pool)
      \(spec)status:
        allocatable: \(amounts)
        capacity: \(amounts)
      \(images)
      """
  }

  // MARK: Pods

  func writeRunning(to write: (String) -> Void) {
    var random = SeededRandom(seed: seed &* 37 &+ running)
    let apps = max(5, running / 25)
    for number in 0..<running {
      let app = random.below(apps)
      let name = "app-\(Self.padded(app, 4))"
      var rules = "  nodeName: \(Self.nodeName(random.below(max(nodes, 1))))\n"
      if app % 10 == 3 {
        rules += "  affinity:\n    podAntiAffinity:\n" + Self.preferred(50, name, "kubernetes.io/hostname")
      }
      write(
        pod(
          "\(name)-\(Self.padded(number, 6))", app, name, rules, cpu: random.pick([50, 100, 100, 200, 250]),
          memory: random.pick([64, 128, 256, 512]))
          + "status: {phase: Running, startTime: \"2026-03-\(Self.padded(1 + number % 28, 2))T08:00:00Z\"}\n")
    }
  }

  func writePending(to write: (String) -> Void) {
    let apps = max(10, pending / 20)
    for number in 0..<pending {
      // Pods of one app stand together, as a rollout makes them.
      let app = number * apps / max(pending, 1)
      let name = "svc-\(Self.padded(app, 4))"
      write(
        pod(
          "\(name)-\(Self.padded(number, 6))", app, name, Self.rules(app, name), cpu: [100, 250, 500, 1000][app % 4],
          memory: [128, 256, 512, 1024, 2048][app % 5]))
    }
  }

  private func pod(
    _ name: String, _ app: Int, _ label: String, _ rules: String, cpu: Int, memory: Int
  ) -> String {
    """
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: \(name)
      namespace: team-\(Self.padded(app % 10, 2))
      labels: {app: \(label), tier: \(["web", "api", "worker"][app % 3])}
    spec:
      priority: \([0, 0, 100, 1000][app % 4])
    \(rules)  containers:
      - name: app
        image: \(Self.image(app % 20))
        resources: {requests: {cpu: \(cpu)m, memory: \(memory)Mi}}

    """
  }

  /// What a pending pod asks for beside resources: each of these on a tenth of the apps, spread on two.
  private static func rules(_ app: Int, _ name: String) -> String {
    let own = "{matchLabels: {app: \(name)}}"
    return switch app % 10 {
    case 1: "  nodeSelector: {example.net/pool: general}\n"
    case 2:
      """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions: [{key: node.kubernetes.io/instance-type, operator: In, values: [std.xlarge, cpu.2xlarge]}]
            preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 30
              preference: {matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [north-1b]}]}

      """
    case 3, 4:
      """
        topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: \(own)}
        - {maxSkew: 3, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: \(own)}

      """
    case 5:
      """
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - {labelSelector: \(own), topologyKey: kubernetes.io/hostname}

      """
    case 6:
      "  affinity:\n    podAffinity:\n"
        + preferred(80, "svc-\(padded(max(0, app - 1), 4))", "topology.kubernetes.io/zone")
    case 7:
      """
        tolerations:
        - {key: pool, operator: Equal, value: batch, effect: NoSchedule}
        - {key: example.net/spot, operator: Exists}

      """
    default: ""
    }
  }

  private static func preferred(_ weight: Int, _ app: String, _ key: String) -> String {
    """
          preferredDuringSchedulingIgnoredDuringExecution:
          - weight: \(weight)
            podAffinityTerm: {labelSelector: {matchLabels: {app: \(app)}}, topologyKey: \(key)}

    """
  }
}
