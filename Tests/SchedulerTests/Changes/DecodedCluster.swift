import Kubernetes
import SourceText
import Testing
import YAML

@testable import Scheduler

/// Objects of a manifest that stands in a test, as a scheduler takes them.
struct DecodedCluster {
  private(set) var nodes: [Node] = []
  private(set) var pods: [PrioritizedPod] = []
  private(set) var objects = ClusterObjects()

  init(_ manifest: String) throws {
    let sources = SourceMap()
    let read = ManifestDecoder.decode(YAMLReader.read(sources.add(path: "cluster.yaml", bytes: Array(manifest.utf8))))
    try #require(read.diagnostics.isEmpty, "\(read.diagnostics.map(sources.render))")
    for object in read.objects {
      switch object {
      case .node(let node): nodes.append(node)
      case .pod(let pod): pods.append(PrioritizedPod(pod, priority: pod.spec.value.priority ?? 0))
      case .persistentVolume(let volume): objects.persistentVolumes.append(volume)
      case .persistentVolumeClaim(let claim): objects.persistentVolumeClaims.append(claim)
      case .storageClass(let storageClass): objects.storageClasses.append(storageClass)
      case .csiNode(let node): objects.csiNodes.append(node)
      case .deviceClass(let deviceClass): objects.deviceClasses.append(deviceClass)
      case .resourceSlice(let slice): objects.resourceSlices.append(slice)
      default: Issue.record("an object of a kind that is not taken from the manifest")
      }
    }
  }

  /// One node with one device that serves `example.com/gpu`, and pods a, b and c that ask for one each.
  static func oneDevice() throws -> DecodedCluster {
    try DecodedCluster(
      """
      {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: "4", memory: 8Gi, pods: "9"}}}
      ---
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec: {extendedResourceName: example.com/gpu}
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: s}
      spec:
        driver: d.example.com
        nodeName: n1
        pool: {name: n1, generation: 1, resourceSliceCount: 1}
        devices: [{name: d0}]

      """
        + ["a", "b", "c"].map { name in
          """
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: \(name), namespace: default}
          spec:
            containers: [{name: c, image: i, resources: {limits: {example.com/gpu: 1}, requests: {example.com/gpu: 1}}}]

          """
        }.joined())
  }
}

extension Scheduler {
  /// What becomes of a pod; nil for one that is never tried.
  func decision(on pod: PrioritizedPod) -> Decision? {
    var found: Decision?
    schedule(queue([pod]), detail: { _ in .outcome }) { _, decision in found = decision }
    return found
  }
}
