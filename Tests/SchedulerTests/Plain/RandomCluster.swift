import Scheduler

/// Makes small clusters in which features meet: few values, so that selectors, domains and ports often hit.
struct RandomCluster {
  /// What may come up.
  struct Options {
    var nodes = 1...9
    var running = 0...18
    var pending = 1...12
    /// Pods may evict others.
    var allowsPreemption = false
    var hasConstraints = true
    var hasTerminatingPods = true
    var hasEmptySpreadSelectors = true
    var hasRequiredAffinity = true
    var hasGates = true
    var hasNominations = false
    var hasResizes = false
    var hasDevices = false
    /// Extension points of single plugins may be left out.
    var hasDisabledPoints = false
  }

  /// Clusters with all that comes rarely; others of the same kind under configurations that leave something out; and some in
  /// which pods may evict others.
  enum Kind {
    case rare, configured, preempting

    var options: Options {
      var options = Options(nodes: 1...6, running: 0...10)
      options.hasNominations = true
      options.hasResizes = true
      options.hasDevices = true
      options.hasDisabledPoints = self == .configured
      options.allowsPreemption = self == .preempting
      if self == .configured {
        // Scores are asked where two nodes fit.
        options.nodes = 3...7
        options.running = 0...6
      }
      return options
    }

    /// Where its seeds begin; each version has a thousand of its own.
    var start: UInt64 {
      switch self {
      case .rare: 500_000
      case .configured: 600_000
      case .preempting: 700_000
      }
    }
  }

  let seed: UInt64
  var random: SeededGenerator
  let options: Options
  /// Few nodes with room, one namespace, and nearly all pods alike: counts are high in every domain.
  private var isNarrow = false

  static let zone = "topology.kubernetes.io/zone"
  static let hostname = "kubernetes.io/hostname"

  /// Pods ask for devices and little else, so that nothing else decides.
  var isAboutDevices = false

  private init(_ seed: UInt64, _ options: Options) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    self.options = options
  }

  static func make(_ seed: UInt64, _ options: Options = Options()) -> PlainCluster {
    var maker = RandomCluster(seed, options)
    return maker.cluster()
  }

  /// A node that the cluster of that seed does not have.
  static func extraNode(_ seed: UInt64, _ options: Options = Options()) -> PlainNode {
    var maker = RandomCluster(seed &+ 0xABCD, options)
    return maker.node("node-x")
  }

  private mutating func cluster() -> PlainCluster {
    var cluster = PlainCluster()
    isNarrow = random.chance(40)
    if options.hasDevices { isAboutDevices = random.chance(50) }
    for number in 0..<random.count(options.nodes) {
      var node = node("node-\(number)")
      // A twin of the node before: ties come from nodes that are alike.
      if let last = cluster.nodes.last, random.chance(40) {
        let name = node.name
        node = last
        node.name = name
        if node.labels[Self.hostname] != nil { node.labels[Self.hostname] = name }
      }
      cluster.nodes.append(node)
    }
    cluster.nodes.shuffle(using: &random)
    cluster.namespaces = ["default": ["env": "dev"], "shop": ["env": "dev", "team": "a"], "live": ["env": "prod"]]
    for number in 0..<random.count(0...2) {
      let selector = random.chance(50) ? ["app": value()] : ["app": value(), "tier": value()]
      cluster.services.append(PlainService(namespace: namespace(), name: "svc-\(number)", selector: selector))
    }
    for number in 0..<random.count(0...2) {
      cluster.budgets.append(
        PlainBudget(namespace: namespace(), name: "pdb-\(number)", selector: selector(), allowed: random.count(0...1)))
    }
    if options.hasDevices { addDevices(to: &cluster) }
    if options.hasDisabledPoints { cluster.disabled = disabledPoints() }
    // Now and then nearly nothing runs, so that twins are still alike.
    let isQuiet = !isNarrow && options.running.lowerBound == 0 && random.chance(40)
    for number in 0..<random.count(isQuiet ? 0...1 : options.running) + (isNarrow ? 8 : 0) {
      var pod = pod("run-\(number)")
      pod.node = random.pick(cluster.nodes).name
      pod.gates = []
      pod.isTerminating = options.hasTerminatingPods && random.chance(10)
      pod.startHour = random.chance(80) ? random.count(0...20) : nil
      if options.hasResizes, random.chance(50) { resize(&pod) }
      if options.hasNominations, options.allowsPreemption { expose(&pod, number) }
      cluster.running.append(pod)
    }
    for number in 0..<random.count(options.pending) {
      var pod = pod("new-\(number)")
      // One more of the same, as a workload makes them: they share what the scheduler keeps from pod to pod.
      if !cluster.pending.isEmpty, random.chance(60) {
        pod = random.pick(cluster.pending)
        pod.name = "new-\(number)"
      } else if options.hasDevices, random.chance(isAboutDevices ? 85 : 50) {
        if isAboutDevices { simplify(&pod) }
        pod.claims = claims(of: pod, in: cluster)
      }
      if options.hasNominations { nominate(&pod, in: cluster) }
      cluster.pending.append(pod)
    }
    return cluster
  }

  private mutating func node(_ name: String) -> PlainNode {
    var node = PlainNode(name: name)
    if random.chance(95) { node.labels[Self.hostname] = name }
    if random.chance(90) { node.labels[Self.zone] = random.pick(["a", "b", "c"]) }
    if random.chance(70) { node.labels["rack"] = random.pick(["r1", "r2", ""]) }
    if random.chance(50) { node.labels["disk"] = random.pick(["ssd", "hdd"]) }
    if random.chance(50) { node.labels["gen"] = random.pick(["3", "5", "007", "x"]) }
    for _ in 0..<random.pick([0, 0, 0, 1, 1, 2]) {
      let taint = PlainTaint(
        key: random.pick(["dedicated", "spot", "cold"]), value: random.pick(["", "gpu"]),
        effect: random.pick(["NoSchedule", "PreferNoSchedule", "PreferNoSchedule", "NoExecute"]))
      if !node.taints.contains(where: { $0.key == taint.key && $0.effect == taint.effect }) {
        node.taints.append(taint)
      }
    }
    node.isUnschedulable = random.chance(4)
    node.allocatable = [
      "cpu": Int64(random.pick([1000, 2000, 4000, 3700])), "memory": Int64(random.pick([1, 2, 4])) << 30,
      "pods": Int64(random.pick([3, 5, 10])),
    ]
    if isNarrow { node.allocatable = ["cpu": 16_000, "memory": 32 << 30, "pods": 30] }
    if random.chance(30) { node.allocatable["ephemeral-storage"] = 10 << 30 }
    if random.chance(30) { node.allocatable["example.com/gpu"] = Int64(random.count(0...3)) }
    if random.chance(5) { node.allocatable["memory"] = nil }
    for image in ["app:latest", "web:1", "registry:5000/db:latest"] where random.chance(40) {
      // A size belongs to the image, whichever node has it.
      node.images[image] = ["app:latest": 400 << 20, "web:1": 90 << 20][image] ?? 1500 << 20
    }
    return node
  }

  private mutating func pod(_ name: String) -> PlainPod {
    var pod = PlainPod(namespace: namespace(), name: name)
    pod.labels = labels()
    pod.priority = random.pick([0, 0, 0, 10, 100, -5])
    pod.neverPreempts = !options.allowsPreemption
    if options.hasGates, random.chance(4) { pod.gates = random.pick([["review"], ["b", "a"]]) }
    for _ in 0..<random.pick([1, 1, 1, 2]) { pod.containers.append(container()) }
    if random.chance(15) {
      for _ in 0..<random.count(1...2) {
        var container = container()
        container.isSidecar = random.chance(50)
        pod.initContainers.append(container)
      }
    }
    if random.chance(12) { pod.nodeSelector = random.pick([["disk": "ssd"], [Self.zone: "a"], ["rack": ""]]) }
    if random.chance(15) { pod.requiredNodeTerms = (0..<random.count(1...2)).map { _ in nodeTerm() } }
    if random.chance(25) {
      pod.preferredNodeTerms = (0..<random.count(1...3)).map { _ in (random.count(1...100), nodeTerm()) }
    }
    for _ in 0..<random.pick([0, 0, 1, 2]) { pod.tolerations.append(toleration()) }
    if options.hasRequiredAffinity, random.chance(12) { pod.affinity = terms(1...2) }
    if random.chance(15) { pod.antiAffinity = terms(1...2) }
    if random.chance(20) { pod.preferredAffinity = terms(1...2).map { (random.count(1...100), $0) } }
    if random.chance(20) { pod.preferredAntiAffinity = terms(1...2).map { (random.count(1...100), $0) } }
    if options.hasConstraints, random.chance(50) {
      for _ in 0..<random.count(1...3) {
        let constraint = constraint()
        // The API allows each key and action once.
        let isDuplicate = pod.constraints.contains { $0.key == constraint.key && $0.isHard == constraint.isHard }
        if !isDuplicate { pod.constraints.append(constraint) }
      }
    }
    return pod
  }

  mutating func namespace() -> String {
    isNarrow ? "default" : random.pick(["default", "default", "shop", "live", "unlisted"])
  }

  private mutating func value() -> String { random.pick(isNarrow ? ["a", "a", "a", "b"] : ["a", "b", "c"]) }

  private mutating func labels() -> [String: String] {
    var labels: [String: String] = [:]
    if random.chance(90) { labels["app"] = value() }
    if random.chance(60) { labels["tier"] = value() }
    if random.chance(30) { labels["version"] = value() }
    return labels
  }

  private mutating func container() -> PlainContainer {
    var container = PlainContainer(image: random.pick(["app", "web:1", "registry:5000/db", "other"]))
    if random.chance(75) { container.requests["cpu"] = Int64(random.pick([0, 50, 250, 333, 1000, 1500])) }
    if random.chance(75) { container.requests["memory"] = Int64(random.pick([0, 64, 300, 1000])) << 20 }
    if random.chance(8) { container.requests["ephemeral-storage"] = Int64(random.pick([1, 6])) << 30 }
    if random.chance(8) { container.requests["example.com/gpu"] = Int64(random.count(0...2)) }
    if random.chance(12) {
      container.hostPorts = [
        PlainPort(
          port: random.pick([80, 443]), ip: random.pick(["", "", "10.0.0.1", "127.0.0.1"]),
          protocol: random.pick(["TCP", "TCP", "UDP"]))
      ]
    }
    return container
  }

  private mutating func toleration() -> PlainToleration {
    let isExists = random.chance(50)
    return PlainToleration(
      key: isExists && random.chance(15) ? "" : random.pick(["dedicated", "spot", "cold"]),
      operator: isExists ? "Exists" : random.pick(["Equal", ""]), value: isExists ? "" : random.pick(["", "gpu"]),
      effect: random.pick(["", "NoSchedule", "PreferNoSchedule", "NoExecute"]))
  }

  private mutating func nodeTerm() -> PlainNodeTerm {
    if random.chance(15) { return PlainNodeTerm(name: random.pick(["node-0", "node-1", "node-99"])) }
    var term = PlainNodeTerm(
      expressions: (0..<random.count(1...2)).map { _ in
        switch random.count(0...5) {
        case 0: PlainExpression(key: "gen", operator: random.pick(["Gt", "Lt"]), values: ["4"])
        case 1: PlainExpression(key: "disk", operator: "Exists")
        case 2: PlainExpression(key: "rack", operator: "DoesNotExist")
        case 3: PlainExpression(key: Self.zone, operator: "NotIn", values: ["a"])
        default: PlainExpression(key: Self.zone, operator: "In", values: random.pick([["a"], ["a", "b"], ["c"]]))
        }
      })
    if random.chance(5) { term.name = "node-0" }
    return term
  }

  private mutating func selector() -> PlainSelector {
    var selector = PlainSelector()
    if random.chance(65) { selector.labels = ["app": value()] }
    if selector.labels.isEmpty || random.chance(20) {
      selector.expressions = [
        random.pick([
          PlainExpression(key: "tier", operator: "In", values: ["a", "b"]),
          PlainExpression(key: "tier", operator: "NotIn", values: ["a"]),
          PlainExpression(key: "app", operator: "Exists"),
          PlainExpression(key: "version", operator: "DoesNotExist"),
        ])
      ]
    }
    return selector
  }

  private mutating func terms(_ count: ClosedRange<Int>) -> [PlainTerm] {
    (0..<random.count(count)).map { _ in
      var term = PlainTerm(key: random.pick([Self.hostname, Self.zone, Self.zone, "rack"]))
      if !random.chance(4) { term.selector = random.chance(5) ? PlainSelector() : selector() }
      if random.chance(20) { term.namespaces = random.pick([["default"], ["shop", "live"], ["unlisted"]]) }
      if random.chance(20) {
        term.namespaceSelector = random.pick([
          PlainSelector(), PlainSelector(labels: ["env": "dev"]),
          PlainSelector(expressions: [PlainExpression(key: "env", operator: "NotIn", values: ["prod"])]),
          PlainSelector(expressions: [PlainExpression(key: "team", operator: "DoesNotExist")]),
        ])
      }
      if term.selector != nil, random.chance(10) { term.matchLabelKeys = ["version"] }
      if term.selector != nil, term.matchLabelKeys.isEmpty, random.chance(10) { term.mismatchLabelKeys = ["version"] }
      return term
    }
  }

  private mutating func constraint() -> PlainConstraint {
    var constraint = PlainConstraint(
      maxSkew: random.count(1...3), key: random.pick([Self.zone, Self.zone, Self.hostname, "rack"]),
      isHard: random.chance(50))
    if !random.chance(4) {
      constraint.selector = options.hasEmptySpreadSelectors && random.chance(6) ? PlainSelector() : selector()
    }
    if constraint.isHard, random.chance(25) { constraint.minDomains = random.count(1...4) }
    if random.chance(40) { constraint.honorsAffinity = random.chance(30) }
    if random.chance(50) { constraint.honorsTaints = random.chance(80) }
    if constraint.selector != nil, random.chance(15) { constraint.matchLabelKeys = ["version"] }
    return constraint
  }
}
