import Kubernetes
import Scheduler
import SourceText
import Symbols

/// The claims that controllers make for pods: out of a StatefulSet's claim templates, and for generic ephemeral volumes.
///
/// Source: "StatefulSets" and "Ephemeral Volumes", Kubernetes documentation.
struct MadeClaims {
  /// In the order in which they are made.
  private(set) var claims: [PersistentVolumeClaim] = []
  private var known: Set<ClusterObjects.Key>
  private let defaultClass: DefaultStorageClass

  /// - Parameter objects: a claim that stands among these already is not made.
  init(_ objects: ClusterObjects) {
    known = Set(objects.persistentVolumeClaims.map { ClusterObjects.Key($0.metadata.namespace, $0.metadata.name) })
    defaultClass = DefaultStorageClass(objects.storageClasses)
  }

  /// A StatefulSet's pod's volumes: its own claims first, and of the template's volumes those with other names.
  mutating func volumes(of workload: Workload, ordinal: Int, _ written: [Volume]) -> [Volume] {
    let claimed = workload.claimTemplates.map { template -> Volume in
      var claim = template
      claim.metadata.name = Symbol("\(template.metadata.name.text)-\(workload.metadata.name.text)-\(ordinal)")
      claim.metadata.namespace = workload.metadata.namespace
      make(claim)
      return Volume(
        name: template.metadata.name, source: .claim(name: claim.metadata.name, readOnly: false),
        origin: template.metadata.range.position)
    }
    return claimed + written.filter { volume in !claimed.contains { $0.name == volume.name } }
  }

  /// Makes the claims of a pod's generic ephemeral volumes, owned by the pod.
  mutating func makeEphemeral(for pod: Pod) {
    for volume in pod.spec.value.volumes {
      guard case .ephemeral(let spec) = volume.source, let name = volume.claimName(ofPod: pod.metadata.name) else {
        continue
      }
      var metadata = ObjectMeta()
      metadata.name = name
      metadata.namespace = pod.metadata.namespace
      metadata.ownerReferences = [
        OwnerReference(
          apiVersion: "v1", kind: "Pod", name: pod.metadata.name, uid: pod.metadata.uid, isController: true)
      ]
      metadata.range = SourceRange(file: volume.origin.file, start: volume.origin.offset, end: volume.origin.offset)
      make(PersistentVolumeClaim(metadata: metadata, spec: spec))
    }
  }

  private mutating func make(_ claim: PersistentVolumeClaim) {
    guard known.insert(ClusterObjects.Key(claim.metadata.namespace, claim.metadata.name)).inserted else { return }
    var claim = claim
    claim.phase = "Pending"
    defaultClass.admit(&claim)
    claims.append(claim)
  }
}
