import Kubernetes
import Scheduler
import SourceText
import Symbols

/// The objects of `--cluster` and `-f` sorted by what they are to a run.
struct ClusterContents {
  /// In name order, as in decisions.
  var nodes: [Node] = []
  /// Pods of the cluster, in input order.
  var pods: [Pod] = []
  /// Pods and workloads of `-f`, in input order.
  var wanted: [Wanted] = []
  /// Workloads of the cluster: owners, never expanded.
  var owners: [Workload] = []
  var namespaces: [Symbol: LabelSet] = [:]
  var priorityClasses: [PriorityClass] = []
  var objects = ClusterObjects()
  var claimTemplates: [ClusterObjects.Key: ResourceClaimTemplate] = [:]
  /// Objects that stand twice where only one can be.
  var diagnostics: [Diagnostic] = []

  enum Wanted {
    case pod(Pod)
    case workload(Workload)
  }

  init(cluster: Manifests, workloads: Manifests) {
    for object in cluster.objects {
      switch object {
      case .pod(let pod): pods.append(pod)
      case .workload(let workload): owners.append(workload)
      default: add(object)
      }
    }
    for object in workloads.objects {
      switch object {
      case .pod(let pod): wanted.append(.pod(pod))
      case .workload(let workload): wanted.append(.workload(workload))
      default: add(object)
      }
    }
    nodes.sort { $0.metadata.name.precedes($1.metadata.name) }
    findDuplicates()
    for owner in owners { register(owner) }
    for case .workload(let workload) in wanted { register(workload) }
    nameNamespaces()
  }

  private mutating func add(_ object: KubernetesObject) {
    switch object {
    case .node(let node): nodes.append(node)
    case .namespace(let namespace): namespaces[namespace.metadata.name] = namespace.metadata.labels
    case .service(let service): objects.services[service.metadata.namespace, default: []].append(service)
    case .priorityClass(let priorityClass): priorityClasses.append(priorityClass)
    case .podDisruptionBudget(let budget): objects.podDisruptionBudgets.append(budget)
    case .pod, .workload, .schedulerConfiguration: break
    case .persistentVolume(let volume): objects.persistentVolumes.append(volume)
    case .persistentVolumeClaim(let claim): objects.persistentVolumeClaims.append(claim)
    case .storageClass(let storageClass): objects.storageClasses.append(storageClass)
    case .csiNode(let node): objects.csiNodes.append(node)
    case .csiDriver(let driver): objects.csiDrivers.append(driver)
    case .csiStorageCapacity(let capacity): objects.csiStorageCapacities.append(capacity)
    case .deviceClass(let deviceClass): objects.deviceClasses.append(deviceClass)
    case .resourceClaim(let claim): objects.resourceClaims.append(claim)
    case .resourceClaimTemplate(let template):
      claimTemplates[ClusterObjects.Key(template.metadata.namespace, template.metadata.name)] = template
    case .resourceSlice(let slice): objects.resourceSlices.append(slice)
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
    for name in used where namespaces[name] == nil { namespaces[name] = LabelSet() }
    for name in Array(namespaces.keys) where namespaces[name]?["kubernetes.io/metadata.name"] == nil {
      namespaces[name]?["kubernetes.io/metadata.name"] = name
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
    for case .pod(let pod) in wanted where !pod.metadata.name.isEmpty {
      let key = ClusterObjects.Key(pod.metadata.namespace, pod.metadata.name)
      report(pod.metadata, "pod \(pod.metadata.namespace.text)/\(pod.metadata.name.text)", &firstWanted, key)
    }
    var firstWorkload: [String: SourceRange] = [:]
    for case .workload(let workload) in wanted {
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
        at: metadata.range, "\(what) stands twice in the input, leave one of them out",
        notes: [Diagnostic.Note(at: earlier, "the first one")]))
  }
}
