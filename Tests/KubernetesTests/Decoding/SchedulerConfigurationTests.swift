import Kubernetes
import Symbols
import TestSupport
import Testing

@Suite("KubeSchedulerConfiguration")
struct SchedulerConfigurationTests {
  private let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"

  private func configuration(_ yaml: String) throws -> KubeSchedulerConfiguration {
    let manifests = decode(head + yaml)
    #expect(manifests.diagnostics == [])
    guard case .schedulerConfiguration(let configuration)? = manifests.objects.first else { throw NotFound() }
    return configuration
  }

  private struct NotFound: Error {}

  /// What the arguments of one plugin are found to be wrong in.
  private func faults(_ plugin: String, _ args: String) -> [String] {
    findings(in: head + "profiles: [{pluginConfig: [{name: \(plugin), args: \(args)}]}]")
  }

  private let args = "profiles[0].pluginConfig[0].args"

  @Test("A configuration without profiles has one empty profile")
  func empty() throws {
    let configuration = try configuration("")
    #expect(configuration.profiles.count == 1)
    #expect(configuration.profiles[0].schedulerName == nil)
    #expect(configuration.percentageOfNodesToScore == nil)
  }

  @Test("Profiles, plugins and arguments are read")
  func profiles() throws {
    let configuration = try configuration(
      """
      parallelism: 8
      percentageOfNodesToScore: 50
      podInitialBackoffSeconds: 2
      leaderElection: {leaderElect: false}
      clientConnection: {kubeconfig: /x}
      extenders: [{urlPrefix: http://x, filterVerb: f}]
      profiles:
        - schedulerName: a
          percentageOfNodesToScore: 0
          plugins:
            score:
              enabled: [{name: NodeResourcesFit, weight: 5}, {name: ImageLocality}]
              disabled: [{name: "*"}]
            multiPoint: {enabled: [{name: Mine}]}
          pluginConfig:
            - {name: InterPodAffinity, args: {hardPodAffinityWeight: 7, ignorePreferredTermsOfExistingPods: true}}
            - {name: Mine, args: {anything: [goes]}}
            - {name: NodeAffinity}
        - {schedulerName: b}
      """)
    #expect(configuration.percentageOfNodesToScore == 50)
    #expect(configuration.extenders.map(\.urlPrefix) == ["http://x"])
    #expect(configuration.profiles.map(\.schedulerName) == ["a", "b"])
    let profile = configuration.profiles[0]
    #expect(profile.percentageOfNodesToScore == 0)
    let score = try #require(profile.plugins[.score])
    #expect(score.enabled.map(\.name) == ["NodeResourcesFit", "ImageLocality"])
    #expect(score.enabled.map(\.weight) == [5, nil])
    #expect(score.disabled.map(\.name) == ["*"])
    #expect(profile.plugins[.multiPoint]?.enabled.map(\.name) == ["Mine"])
    #expect(profile.pluginConfig.map(\.name) == ["InterPodAffinity", "Mine", "NodeAffinity"])
    guard case .interPodAffinity(let affinity) = profile.pluginConfig[0].arguments,
      case .other = profile.pluginConfig[1].arguments, case .nodeAffinity = profile.pluginConfig[2].arguments
    else { throw NotFound() }
    #expect(affinity.hardPodAffinityWeight == 7)
    #expect(affinity.ignorePreferredTermsOfExistingPods)
  }

  @Test("The arguments of each plugin are read and defaulted")
  func arguments() throws {
    let configuration = try configuration(
      """
      profiles:
        - pluginConfig:
            - {name: DefaultPreemption, args: {minCandidateNodesPercentage: 20}}
            - name: NodeAffinity
              args:
                apiVersion: kubescheduler.config.k8s.io/v1
                kind: NodeAffinityArgs
                addedAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]
            - name: NodeResourcesFit
              args:
                ignoredResources: [example.com/foo]
                ignoredResourceGroups: [example.org]
                scoringStrategy:
                  type: RequestedToCapacityRatio
                  resources: [{name: cpu, weight: 3}, {name: memory}]
                  requestedToCapacityRatio: {shape: [{utilization: 0, score: 0}, {utilization: 100, score: 10}]}
            - {name: NodeResourcesBalancedAllocation, args: {resources: [{name: nvidia.com/gpu, weight: 1}]}}
            - name: PodTopologySpread
              args:
                defaultingType: List
                defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]
            - {name: VolumeBinding, args: {bindTimeoutSeconds: 30}}
            - {name: DynamicResources, args: {filterTimeout: 1m30s}}
      """)
    let values = configuration.profiles[0].pluginConfig.map(\.arguments)
    guard case .defaultPreemption(let preemption) = values[0], case .nodeAffinity(let affinity) = values[1],
      case .nodeResourcesFit(let fit) = values[2], case .nodeResourcesBalancedAllocation(let balanced) = values[3],
      case .podTopologySpread(let spread) = values[4], case .volumeBinding(let binding) = values[5],
      case .dynamicResources = values[6]
    else { throw NotFound() }
    #expect(preemption.minCandidateNodesPercentage == 20)
    #expect(preemption.minCandidateNodesAbsolute == 100)
    #expect(affinity.addedRequired?.terms.count == 1)
    #expect(affinity.addedPreferred.isEmpty)
    #expect(fit.ignoredResources == ["example.com/foo"])
    #expect(fit.ignoredResourceGroups == ["example.org"])
    #expect(
      fit.strategy
        == .requestedToCapacityRatio([.init(utilization: 0, score: 0), .init(utilization: 100, score: 10)]))
    #expect(fit.resources == [ResourceWeight(name: "cpu", weight: 3), ResourceWeight(name: "memory", weight: 1)])
    #expect(balanced.resources == [ResourceWeight(name: "nvidia.com/gpu")])
    #expect(spread.defaultConstraints?.map(\.topologyKey) == ["zone"])
    #expect(binding.bindTimeoutSeconds == 30)
  }

  @Test("Other versions are refused")
  func versions() {
    #expect(
      findings(in: "apiVersion: 1️⃣kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration") == [
        "1️⃣ error: KubeSchedulerConfiguration of kubescheduler.config.k8s.io/v1beta3 is not supported; "
          + "use kubescheduler.config.k8s.io/v1"
      ])
  }

  @Test("Unknown fields are errors, with the field that was probably meant")
  func unknownFields() {
    #expect(findings(in: head + "1️⃣profile: []") == ["1️⃣ error: unknown field \"profile\"; did you mean \"profiles\"?"])
    #expect(
      findings(in: head + "profiles: [{1️⃣color: red, plugins: {2️⃣Score: {}, filter: {3️⃣enable: []}}}]") == [
        "1️⃣ error: unknown field \"color\"; remove it; "
          + "the fields here are schedulerName, percentageOfNodesToScore, plugins, pluginConfig",
        "2️⃣ error: unknown field \"Score\"; did you mean \"score\"?",
        "3️⃣ error: unknown field \"enable\"; did you mean \"enabled\"?",
      ])
    #expect(
      faults("InterPodAffinity", "{1️⃣hardPodAffinityWeigth: 1}") == [
        "1️⃣ error: unknown field \"hardPodAffinityWeigth\"; did you mean \"hardPodAffinityWeight\"?"
      ])
    #expect(
      faults(
        "PodTopologySpread",
        "{defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: z, "
          + "whenUnsatisfiable: ScheduleAnyway, 1️⃣minDomain: 2}]}") == [
          "1️⃣ error: unknown field \"minDomain\"; did you mean \"minDomains\"?"
        ])
  }

  @Test("The general settings are checked in kube-scheduler's words")
  func generalChecks() {
    #expect(
      findings(
        in: head
          + "parallelism: 1️⃣0\npercentageOfNodesToScore: 2️⃣101\npodInitialBackoffSeconds: 3️⃣0\n"
          + "profiles: [{schedulerName: a, percentageOfNodesToScore: 4️⃣-1}]") == [
          "1️⃣ error: parallelism: Invalid value: 0: should be an integer value greater than zero",
          "2️⃣ error: percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]",
          "3️⃣ error: podInitialBackoffSeconds: Invalid value: 0: must be greater than 0",
          "4️⃣ error: profiles[0].percentageOfNodesToScore: Invalid value: -1: not in valid range [0-100]",
        ])
    #expect(
      findings(in: head + "podInitialBackoffSeconds: 5\npodMaxBackoffSeconds: 1️⃣4") == [
        "1️⃣ error: podMaxBackoffSeconds: Invalid value: 4: must be greater than or equal to PodInitialBackoffSeconds"
      ])
  }

  @Test("Profiles must have names, each its own, once there are several")
  func profileNames() {
    #expect(
      findings(in: head + "profiles: [{schedulerName: a}, {schedulerName: 1️⃣a}, 2️⃣{}]") == [
        "1️⃣ error: profiles[1].schedulerName: Duplicate value: \"profiles[0].schedulerName\"",
        "2️⃣ error: profiles[2].schedulerName: Required value",
      ])
  }

  @Test("Plugins of the past and plugins configured twice are refused")
  func plugins() {
    #expect(
      findings(
        in: head
          + "profiles: [{plugins: {filter: {enabled: [1️⃣{name: EBSLimits}]}, multiPoint: {enabled: [{name: EBSLimits}]}, "
          + "queueSort: 4️⃣{enabled: [{name: A}, {name: B}]}}, "
          + "pluginConfig: [{name: 2️⃣CinderLimits}, {name: X}, {name: 3️⃣X}]}]"
      ) == [
        "1️⃣ error: profiles[0].plugins.filter.enabled[0]: Invalid value: \"EBSLimits\": was invalid in version \"v1\" "
          + "(KubeSchedulerConfiguration is version \"kubescheduler.config.k8s.io/v1\")",
        "4️⃣ error: profiles[0].plugins.queueSort.Enabled: Invalid value: 2: only one queue sort plugin can be enabled",
        "2️⃣ error: profiles[0].pluginConfig[0]: Invalid value: \"CinderLimits\": was invalid in version \"v1\" "
          + "(KubeSchedulerConfiguration is version \"kubescheduler.config.k8s.io/v1\")",
        "3️⃣ error: profiles[0].pluginConfig[2]: Duplicate value: \"X\"",
      ])
  }

  @Test("Arguments of another kind or version are refused")
  func argumentKinds() {
    #expect(
      faults("NodeAffinity", "{kind: 1️⃣PodAffinityArgs}") == [
        "1️⃣ error: decoding .profiles[0].pluginConfig[0]: args for plugin NodeAffinity were not of type "
          + "NodeAffinityArgs.kubescheduler.config.k8s.io, got PodAffinityArgs.kubescheduler.config.k8s.io"
      ])
    #expect(
      faults("NodeAffinity", "{apiVersion: 1️⃣kubescheduler.config.k8s.io/v1beta2, kind: NodeAffinityArgs}") == [
        "1️⃣ error: args of NodeAffinity of kubescheduler.config.k8s.io/v1beta2 are not supported; "
          + "use kubescheduler.config.k8s.io/v1"
      ])
  }

  @Test("Numbers in arguments must be in their ranges")
  func ranges() {
    #expect(
      faults("InterPodAffinity", "{hardPodAffinityWeight: 1️⃣101}") == [
        "1️⃣ error: \(args).hardPodAffinityWeight: Invalid value: 101: not in valid range [0, 100]"
      ])
    #expect(
      faults("DefaultPreemption", "{minCandidateNodesPercentage: 1️⃣-1, minCandidateNodesAbsolute: 2️⃣-1}") == [
        "1️⃣ error: \(args).minCandidateNodesPercentage: Invalid value: -1: not in valid range [0, 100]",
        "2️⃣ error: \(args).minCandidateNodesAbsolute: Invalid value: -1: not in valid range [0, inf)",
      ])
    #expect(
      faults("DefaultPreemption", "{minCandidateNodesPercentage: 1️⃣0, minCandidateNodesAbsolute: 2️⃣0}") == [
        "1️⃣ error: \(args).minCandidateNodesPercentage: Invalid value: 0: "
          + "cannot be zero at the same time as minCandidateNodesAbsolute",
        "2️⃣ error: \(args).minCandidateNodesAbsolute: Invalid value: 0: "
          + "cannot be zero at the same time as minCandidateNodesPercentage",
      ])
    #expect(
      faults("NodeResourcesBalancedAllocation", "{resources: [{name: cpu, weight: 1️⃣2}, {name: 2️⃣cpu}]}") == [
        "1️⃣ error: \(args).resources[0].weight: Invalid value: 2: must be 1",
        "2️⃣ error: \(args).resources[1].name: Duplicate value: \"cpu\"",
      ])
    #expect(
      faults("VolumeBinding", "{bindTimeoutSeconds: 1️⃣-1}") == [
        "1️⃣ error: \(args).bindTimeoutSeconds: Invalid value: -1: "
          + "invalid BindTimeoutSeconds, should not be a negative value"
      ])
    #expect(
      faults("DynamicResources", "{filterTimeout: 1️⃣-1s, bindingTimeout: 1s}") == [
        "1️⃣ error: \(args).filterTimeout: Invalid value: \"-1s\": must be zero or positive"
      ])
    #expect(
      faults("DynamicResources", "{filterTimeout: 1️⃣soon}") == [
        "1️⃣ error: filterTimeout must be a duration, but this is \"soon\"; write one such as 10s or 1m30s"
      ])
  }

  @Test("Added affinity must parse")
  func addedAffinity() {
    #expect(
      faults(
        "NodeAffinity",
        "{addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
          + "[1️⃣{matchExpressions: [{key: a, operator: In}]}]}}}"
      ) == [
        "1️⃣ error: \(args).addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]: "
          + "matchExpressions[0]: for 'in', 'notin' operators, values set can't be empty"
      ])
  }

  @Test("NodeResourcesFit's arguments are checked as when the plugin is built")
  func nodeResourcesFit() {
    let prefix = "error: initializing plugin \"NodeResourcesFit\":"
    #expect(
      faults(
        "NodeResourcesFit",
        "{ignoredResourceGroups: [1️⃣a/b], scoringStrategy: 2️⃣{resources: [{name: cpu, weight: 3️⃣101}]}}")
        == [
          "1️⃣ \(prefix) ignoredResourceGroups[0]: Invalid value: \"a/b\": resource group name can't contain '/'",
          "3️⃣ \(prefix) scoringStrategy.resources[0].weight: Invalid value: 101: "
            + "resource weight of cpu not in valid range (0, 100]",
          "2️⃣ \(prefix) scoringStrategy.type: Unsupported value: \"\": supported values: "
            + "\"LeastAllocated\", \"MostAllocated\", \"RequestedToCapacityRatio\"",
        ])
    #expect(
      faults("NodeResourcesFit", "{scoringStrategy: {type: 1️⃣RequestedToCapacityRatio}}") == [
        "1️⃣ \(prefix) scoringStrategy.requestedToCapacityRatio is missing, without which kube-scheduler crashes; "
          + "add a shape"
      ])
    #expect(
      faults(
        "NodeResourcesFit",
        "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: "
          + "[{utilization: 50, score: 1️⃣11}, {utilization: 2️⃣50, score: 0}, {utilization: 3️⃣101, score: 1}]}}}") == [
          "2️⃣ \(prefix) scoringStrategy.shape[1].utilization: Invalid value: 50: values must be sorted in increasing order",
          "1️⃣ \(prefix) scoringStrategy.shape[0].score: Invalid value: 11: not in valid range [0, 10]",
          "3️⃣ \(prefix) scoringStrategy.shape[2].utilization: Invalid value: 101: not in valid range [0, 100]",
        ])
    #expect(
      faults(
        "NodeResourcesFit",
        "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: 1️⃣[]}}}") == [
          "1️⃣ \(prefix) scoringStrategy.shape: Required value: at least one point must be specified"
        ])
  }

  @Test("Default spread constraints are checked one by one")
  func podTopologySpread() {
    #expect(
      faults("PodTopologySpread", "{defaultingType: 1️⃣Some}") == [
        "1️⃣ error: \(args).defaultingType: Unsupported value: \"Some\": supported values: \"System\", \"List\""
      ])
    #expect(
      faults(
        "PodTopologySpread",
        "{defaultConstraints: [1️⃣{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule}]}") == [
          "1️⃣ error: \(args).defaultingType: Invalid value: \"System\": when .defaultConstraints are not empty"
        ])
    let found = faults(
      "PodTopologySpread",
      "{defaultingType: List, defaultConstraints: [{maxSkew: 1️⃣0, topologyKey: 2️⃣'', whenUnsatisfiable: 3️⃣Never}, "
        + "{maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway, labelSelector: 4️⃣{}}, "
        + "5️⃣{maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway}, 6️⃣{maxSkew: 1, topologyKey: x}]}")
    #expect(
      found == [
        "1️⃣ error: \(args).defaultConstraints[0].maxSkew: Invalid value: 0: not in valid range (0, inf)",
        "2️⃣ error: \(args).defaultConstraints[0].topologyKey: Required value: can not be empty",
        "3️⃣ error: \(args).defaultConstraints[0].whenUnsatisfiable: Unsupported value: \"Never\": "
          + "supported values: \"DoNotSchedule\", \"ScheduleAnyway\"",
        "4️⃣ error: \(args).defaultConstraints[1].labelSelector: Forbidden: "
          + "constraint must not define a selector, as they deduced for each pod",
        "5️⃣ error: \(args).defaultConstraints[2]: Duplicate value: \"{z, ScheduleAnyway}\"",
        "6️⃣ error: \(args).defaultConstraints[3].whenUnsatisfiable: Required value: can not be empty",
      ])
  }
}
