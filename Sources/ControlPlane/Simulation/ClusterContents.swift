public import Kubernetes
public import Scheduler
public import SourceText
public import Symbols

/// The objects of `--cluster` and `-f` sorted by what they are to a run.
public struct ClusterContents: Sendable {
  /// In name order, as in decisions.
  public private(set) var nodes: [Node] = []
  /// Pods of the cluster, in input order.
  public private(set) var pods: [Pod] = []
  /// Pods and workloads of `-f`, in input order.
  public internal(set) var wanted: [Wanted] = []
  /// The Deployments among them.
  private var wantedDeployments: Set<ClusterObjects.Key> = []
  /// Workloads of the cluster: owners, never expanded.
  public private(set) var owners: [Workload] = []
  public private(set) var namespaces: [Symbol: LabelSet] = [:]
  /// Namespaces that pods are in and the input has no object of, sorted: their labels are not known.
  private(set) var unknownNamespaces: [Symbol] = []
  /// Of the namespaces that the input has.
  public private(set) var namespaceMetadata: [Symbol: ObjectMeta] = [:]
  public private(set) var priorityClasses: [PriorityClass] = []
  public private(set) var limitRanges: [LimitRange] = []
  /// One of a name: what `-f` has takes the place of the cluster's, and keeps what was counted.
  public private(set) var resourceQuotas: [ResourceQuota] = []
  /// Not played either: a workload has as many pods as its manifest says.
  public private(set) var autoscalers: [HorizontalPodAutoscaler] = []
  /// Not played: policies, bindings and webhooks, in input order.
  public private(set) var admissionRegistrations: [AdmissionRegistration] = []
  public private(set) var runtimeClasses: [RuntimeClass] = []
  /// Kinds that are not read, of both inputs together.
  public private(set) var passedOver: [Manifests.PassedOver] = []
  /// Files of folders that are not read as manifests.
  public private(set) var passedOverFiles: [Manifests.PassedOverFile] = []
  /// Of these, what others refer to by name.
  public private(set) var named: [NamedObject] = []
  /// What the API server goes by when it admits others, the cluster's before those of `-f`.
  private(set) var atDoor: [WrittenObject] = []
  /// What was taken for granted in reading them.
  private(set) var assumptions: [String] = []
  public private(set) var objects = ClusterObjects()
  /// How many of the claims among them stand in the cluster, before the others.
  private(set) var claimsOfCluster = 0
  public var hasClaimsOfCluster: Bool { claimsOfCluster > 0 }
  public private(set) var claimTemplates: [ClusterObjects.Key: ResourceClaimTemplate] = [:]
  /// Objects that stand twice where only one can be.
  public private(set) var diagnostics: [Diagnostic] = []

  /// What of `-f` is not placed: pods and workloads that helm creates by themselves, before or after a release, and pods
  /// that a workload of `-f` makes.
  private(set) var aside: [PlacementRun.LeftAlone] = []
  /// The first of these as objects: lint looks at them too.
  public private(set) var hookObjects: [Wanted] = []

  public enum Wanted: Sendable {
    case pod(Pod)
    case workload(Workload)
  }

  public init(cluster: Manifests, workloads: Manifests) {
    for object in cluster.objects {
      switch object {
      case .pod(let pod): pods.append(pod)
      case .workload(let workload): owners.append(workload)
      default: add(object)
      }
    }
    claimsOfCluster = objects.persistentVolumeClaims.count
    for object in workloads.objects {
      switch object {
      case .pod(let pod) where !pod.metadata.helmHook.isEmpty: leave(pod.metadata, pod.metadata.name, .pod(pod))
      case .pod(let pod): wanted.append(.pod(pod))
      case .workload(let workload) where !workload.metadata.helmHook.isEmpty:
        leave(workload.metadata, Symbol(workload.title), .workload(workload))
      case .workload(let workload): wanted.append(.workload(workload))
      default: add(object)
      }
    }
    var passed = cluster
    passed.append(workloads)
    passedOver = passed.passedOver
    passedOverFiles = passed.passedOverFiles
    named = passed.named
    atDoor = passed.atDoor
    assumptions = passed.assumptions
    nodes.sort { $0.metadata.name.precedes($1.metadata.name) }
    nameGenerated()
    findDuplicates()
    refuseFlood()
    for owner in owners { register(owner) }
    for workload in wantedWorkloads {
      register(workload)
      if workload.kind == .deployment {
        wantedDeployments.insert(ClusterObjects.Key(workload.metadata.namespace, workload.metadata.name))
      }
    }
    leaveOwnedPods()
    nameNamespaces()
    playVolumeDefaults()
    updateWhatIsThere()
  }

  /// What `-f` has of a name is an update of what the cluster has.
  private mutating func updateWhatIsThere() {
    limitRanges = limitRanges.lastOfEachName(\.metadata) { $1 }
    runtimeClasses = runtimeClasses.lastOfEachName(\.metadata) { $1 }
    resourceQuotas = resourceQuotas.lastOfEachName(\.metadata) { old, new in
      var quota = new
      if quota.used == nil { quota.used = old.used }
      return quota
    }
  }

  var wantedPods: [Pod] { wanted.compactMap { if case .pod(let pod) = $0 { pod } else { nil } } }

  var wantedWorkloads: [Workload] {
    wanted.compactMap { if case .workload(let workload) = $0 { workload } else { nil } }
  }

  private mutating func leave(_ hook: ObjectMeta, _ name: Symbol, _ object: Wanted) {
    hookObjects.append(object)
    aside.append(
      .init(
        namespace: hook.namespace, name: name,
        why: "it is a Helm hook (\(hook.helmHook.text)), which helm runs by itself and does not place with the release")
    )
  }

  /// As a cluster exports both: the pods of a workload stand beside it, and it makes them once more.
  private mutating func leaveOwnedPods() {
    guard wanted.contains(where: { if case .workload = $0 { true } else { false } }) else { return }
    let workloads = RunningWorkloads(self)
    wanted.removeAll { item in
      guard case .pod(let pod) = item, !pod.status.isTerminal, let maker = workloads.maker(of: pod) else {
        return false
      }
      aside.append(
        .init(namespace: pod.metadata.namespace, name: pod.metadata.name, why: "\(maker) of -f makes its pods anew"))
      return true
    }
  }

  private mutating func add(_ object: KubernetesObject) {
    switch object {
    case .node(let node): nodes.append(node)
    case .namespace(let namespace):
      namespaces[namespace.metadata.name] = namespace.metadata.labels
      namespaceMetadata[namespace.metadata.name] = namespace.metadata
    case .admissionRegistration(let object): admissionRegistrations.append(object)
    case .service(let service): objects.services[service.metadata.namespace, default: []].append(service)
    case .priorityClass(let priorityClass): priorityClasses.append(priorityClass)
    case .limitRange(let range): limitRanges.append(range)
    case .resourceQuota(let quota): resourceQuotas.append(quota)
    case .horizontalPodAutoscaler(let autoscaler): autoscalers.append(autoscaler)
    case .runtimeClass(let runtimeClass): runtimeClasses.append(runtimeClass)
    case .podDisruptionBudget(let budget): objects.podDisruptionBudgets.append(budget)
    case .pod, .workload, .schedulerConfiguration: break
    case .persistentVolume(let volume): objects.persistentVolumes.append(volume)
    case .persistentVolumeClaim(let claim): objects.persistentVolumeClaims.append(claim)
    case .storageClass(let storageClass): objects.storageClasses.append(storageClass)
    case .csiNode(let node): objects.csiNodes.append(node)
    case .csiDriver(let driver): objects.csiDrivers.append(driver)
    case .csiStorageCapacity(let capacity): objects.csiStorageCapacities.append(capacity)
    case .volumeAttachment(let attachment): objects.volumeAttachments.append(attachment)
    case .deviceClass(let deviceClass): objects.deviceClasses.append(deviceClass)
    case .resourceClaim(let claim): objects.resourceClaims.append(claim)
    case .resourceClaimTemplate(let template):
      claimTemplates[ClusterObjects.Key(template.metadata.namespace, template.metadata.name)] = template
    case .resourceSlice(let slice): objects.resourceSlices.append(slice)
    case .deviceTaintRule(let rule): objects.deviceTaintRules.append(rule)
    }
  }

  /// Makes an owner's selector known to default spread constraints.
  private mutating func register(_ workload: Workload) {
    let key = ClusterObjects.Key(workload.metadata.namespace, workload.metadata.name)
    switch workload.kind {
    case .replicaSet: objects.replicaSets[key] = workload.selector
    case .replicationController: objects.replicationControllers[key] = workload.selector
    case .statefulSet: objects.statefulSets[key] = workload.selector
    case .deployment:
      // The Deployment's ReplicaSet selects by the template's hash too.
      guard var selector = workload.selector else { return }
      selector.requirements.append(
        LabelSelector.Requirement(
          key: "pod-template-hash", operator: .equals, values: [Symbol(workload.templateHash)]))
      objects.replicaSets[ClusterObjects.Key(workload.metadata.namespace, workload.replicaSetName)] = selector
    case .daemonSet, .job, .cronJob: break
    }
  }

  /// Every namespace carries its name as a label; those that are used but not given exist with that label alone.
  private mutating func nameNamespaces() {
    let used =
      pods.map(\.metadata.namespace)
      + wanted.map { item in
        switch item {
        case .pod(let pod): pod.metadata.namespace
        case .workload(let workload): workload.metadata.namespace
        }
      }
    unknownNamespaces = Set(used).filter { namespaces[$0] == nil }.sorted { $0.precedes($1) }
    for name in unknownNamespaces { namespaces[name] = LabelSet() }
    for name in Array(namespaces.keys) where namespaces[name]?["kubernetes.io/metadata.name"] == nil {
      namespaces[name]?["kubernetes.io/metadata.name"] = name
    }
  }

  /// Why no pods are made for a workload of `-f`, whatever it asks for; nil for one that is at work.
  func whyIdle(_ workload: Workload) -> String? {
    if let why = workload.whyIdle { return why }
    // As a cluster exports both: the pods of the one are those of the other.
    guard workload.kind == .replicaSet, let owner = workload.metadata.controller, owner.kind == "Deployment",
      wantedDeployments.contains(ClusterObjects.Key(workload.metadata.namespace, owner.name))
    else { return nil }
    return "Deployment/\(owner.name.text) makes its pods"
  }

  /// The class of claims that leave it to the cluster; nil when there is none.
  public var defaultStorageClass: Symbol? { DefaultStorageClass(objects.storageClasses).name }

  /// What a cluster does to volumes and claims at once, and a manifest does not say.
  private mutating func playVolumeDefaults() {
    for slot in objects.persistentVolumes.indices where objects.persistentVolumes[slot].phase.isEmpty {
      objects.persistentVolumes[slot].phase = "Available"
    }
    let defaultClass = DefaultStorageClass(objects.storageClasses)
    guard defaultClass.name != nil else { return }
    let volumes = StaticVolumes(objects.persistentVolumes)
    for slot in objects.persistentVolumeClaims.indices {
      let claim = objects.persistentVolumeClaims[slot]
      guard claim.spec.volumeName.isEmpty, claim.leavesClassOpen else { continue }
      // The API server gives a new claim its class. One that is there already gets it from the volume controller, once no
      // volume without a class suits it.
      if slot < claimsOfCluster, volumes.volume(for: claim) != nil { continue }
      defaultClass.admit(&objects.persistentVolumeClaims[slot])
    }
  }

  /// Gives workloads and pods with a `generateName` alone a name that stays the same.
  private mutating func nameGenerated() {
    nameWorkloads()
    let isNamed = { (pod: Pod) in !pod.metadata.name.isEmpty }
    var names = PodNames(pods.filter(isNamed) + wantedPods.filter(isNamed), wantedWorkloads)
    for slot in pods.indices where !isNamed(pods[slot]) {
      let metadata = pods[slot].metadata
      pods[slot].metadata.name = names.generate(metadata.generateName, in: metadata.namespace)
      pods[slot].metadata.isNameMadeUp = true
    }
    for slot in wanted.indices {
      guard case .pod(var pod) = wanted[slot], !isNamed(pod) else { continue }
      pod.metadata.name = names.generate(pod.metadata.generateName, in: pod.metadata.namespace)
      pod.metadata.isNameMadeUp = true
      wanted[slot] = .pod(pod)
    }
  }

  /// `import-0`, by its place among the workloads of the same kind and prefix.
  private mutating func nameWorkloads() {
    var taken = Set((owners + wantedWorkloads).map(WorkloadName.init))
    func named(_ workload: Workload) -> Workload {
      guard workload.metadata.name.isEmpty else { return workload }
      var named = workload
      let stem = GeneratedName.stem(workload.metadata.generateName.text)
      var number = 0
      repeat {
        named.metadata.name = Symbol("\(stem)\(number)")
        number += 1
      } while !taken.insert(WorkloadName(named)).inserted
      named.metadata.isNameMadeUp = true
      return named
    }
    owners = owners.map(named)
    wanted = wanted.map { item in
      if case .workload(let workload) = item { .workload(named(workload)) } else { item }
    }
  }

  private struct WorkloadName: Hashable {
    let kind: Workload.Kind
    let namespace: Symbol
    let name: Symbol

    init(_ workload: Workload) {
      kind = workload.kind
      namespace = workload.metadata.namespace
      name = workload.metadata.name
    }
  }

  /// A slip of the pen in `replicas` must not fill the memory.
  private mutating func refuseFlood() {
    let limit = 1_000_000
    var total = 0
    for workload in wantedWorkloads {
      total += max(0, Int(workload.replicas))
      if total <= limit { continue }
      let origin = workload.replicasOrigin
      diagnostics.append(
        .error(
          .tooManyPods, at: SourceRange(file: origin.file, start: origin.offset, end: origin.offset),
          "with \(workload.title) the workloads want \(total) pods, more than the \(limit) that can be played, "
            + "lower its number of pods"))
      return
    }
  }

  private mutating func findDuplicates() {
    var first: [Symbol: SourceRange] = [:]
    for node in nodes {
      report(node.metadata, "node \(node.metadata.name.text)", &first, node.metadata.name)
    }
    var firstPod: [ClusterObjects.Key: SourceRange] = [:]
    for pod in pods {
      let key = ClusterObjects.Key(pod.metadata.namespace, pod.metadata.name)
      report(pod.metadata, "pod \(pod.metadata.namespace.text)/\(pod.metadata.name.text)", &firstPod, key)
    }
    var firstWanted: [ClusterObjects.Key: SourceRange] = [:]
    for pod in wantedPods {
      let key = ClusterObjects.Key(pod.metadata.namespace, pod.metadata.name)
      report(pod.metadata, "pod \(pod.metadata.namespace.text)/\(pod.metadata.name.text)", &firstWanted, key)
    }
    var firstWorkload: [String: SourceRange] = [:]
    for workload in wantedWorkloads {
      let name = "\(workload.kind.rawValue) \(workload.metadata.namespace.text)/\(workload.metadata.name.text)"
      report(workload.metadata, name, &firstWorkload, name)
    }
  }

  private mutating func report<Key: Hashable>(
    _ metadata: ObjectMeta, _ what: String, _ first: inout [Key: SourceRange], _ key: Key
  ) {
    guard let earlier = first[key] else {
      first[key] = metadata.range
      return
    }
    diagnostics.append(
      .error(
        .duplicateObject, at: metadata.range, "\(what) stands twice in the input, leave one of them out",
        notes: [Diagnostic.Note(at: earlier, "the first one")]))
  }
}

extension Array {
  /// Each name once, where it stands first.
  ///
  /// - Parameter update: what becomes of an object and a later one of its name.
  fileprivate func lastOfEachName(_ metadata: (Element) -> ObjectMeta, update: (Element, Element) -> Element)
    -> [Element]
  {
    var slots: [ClusterObjects.Key: Int] = [:]
    return reduce(into: []) { kept, object in
      let key = ClusterObjects.Key(metadata(object).namespace, metadata(object).name)
      if let slot = slots[key] {
        kept[slot] = update(kept[slot], object)
      } else {
        slots[key] = kept.count
        kept.append(object)
      }
    }
  }
}
