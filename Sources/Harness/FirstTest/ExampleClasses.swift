import Kubernetes
import Report
import Symbols

/// The classes that manifests name and do not define; a cluster has them.
struct ExampleClasses: Sendable {
  /// Sorted by name.
  private(set) var storage: [String]
  /// Whether a claim leaves its class to the cluster.
  private(set) var needsDefaultStorage: Bool
  private(set) var priorities: [String]
  private(set) var runtimes: [String]

  init(for objects: [KubernetesObject]) {
    var wanted = ExampleWants()
    for object in objects { wanted.add(object) }
    func missing(_ names: Set<Symbol>, _ known: Set<Symbol>) -> [String] {
      names.subtracting(known).map(\.text).filter { !$0.isEmpty }.sorted(by: ExampleCluster.precedes)
    }
    storage = missing(wanted.storage, wanted.knownStorage)
    needsDefaultStorage = wanted.needsDefaultStorage && !wanted.hasDefaultStorage
    priorities = missing(wanted.priorities, wanted.knownPriorities).filter { !$0.hasPrefix("system-") }
    runtimes = missing(wanted.runtimes, wanted.knownRuntimes)
  }

  /// Documents, each behind its separator.
  var lines: [String] {
    var lines: [String] = []
    func document(_ apiVersion: String, _ kind: String, _ name: String, _ more: [String]) {
      lines += ["---", "apiVersion: \(apiVersion)", "kind: \(kind)"]
      lines += ["metadata:", "  name: \(YAMLWord.text(name))"] + more
    }
    let volumes = ["provisioner: example.com/disk", "volumeBindingMode: WaitForFirstConsumer"]
    if needsDefaultStorage {
      let name = storage.contains("standard") ? "default-storage" : "standard"
      document(
        "storage.k8s.io/v1", "StorageClass", name,
        ["  annotations:", "    storageclass.kubernetes.io/is-default-class: \"true\""] + volumes)
    }
    for name in storage { document("storage.k8s.io/v1", "StorageClass", name, volumes) }
    for name in priorities { document("scheduling.k8s.io/v1", "PriorityClass", name, ["value: 1000"]) }
    for name in runtimes { document("node.k8s.io/v1", "RuntimeClass", name, ["handler: \(YAMLWord.text(name))"]) }
    return lines
  }
}

/// The classes that objects name and define.
private struct ExampleWants {
  var storage: Set<Symbol> = []
  var knownStorage: Set<Symbol> = []
  var needsDefaultStorage = false
  var hasDefaultStorage = false
  var priorities: Set<Symbol> = []
  var knownPriorities: Set<Symbol> = []
  var runtimes: Set<Symbol> = []
  var knownRuntimes: Set<Symbol> = []

  mutating func add(_ object: KubernetesObject) {
    switch object {
    case .pod(let pod): add(pod.spec.value)
    case .workload(let workload):
      add(workload.template.spec.value)
      for claim in workload.claimTemplates { add(claim.spec, claim.metadata.annotations) }
    case .persistentVolumeClaim(let claim): add(claim.spec, claim.metadata.annotations)
    case .storageClass(let storageClass):
      knownStorage.insert(storageClass.metadata.name)
      if storageClass.isDefault { hasDefaultStorage = true }
    case .priorityClass(let priorityClass): knownPriorities.insert(priorityClass.metadata.name)
    case .runtimeClass(let runtimeClass): knownRuntimes.insert(runtimeClass.metadata.name)
    default: break
    }
  }

  private mutating func add(_ spec: PodSpec) {
    priorities.insert(spec.priorityClassName)
    runtimes.insert(spec.runtimeClassName)
    for volume in spec.volumes { if case .ephemeral(let claim) = volume.source { add(claim, LabelSet()) } }
  }

  private mutating func add(_ claim: PersistentVolumeClaimSpec, _ annotations: LabelSet) {
    if !claim.volumeName.isEmpty { return }
    if let name = annotations["volume.beta.kubernetes.io/storage-class"] ?? claim.storageClassName {
      storage.insert(name)
    } else {
      needsDefaultStorage = true
    }
  }
}
