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
  /// Claims of ephemeral volumes that a quota has no room for, with the API server's words.
  private(set) var refused: [(claim: ClusterObjects.Key, words: String)] = []
  private var known: Set<ClusterObjects.Key>
  private let defaultClass: DefaultStorageClass

  /// - Parameter objects: a claim that stands among these already is not made.
  init(_ objects: ClusterObjects) {
    known = Set(objects.persistentVolumeClaims.map { ClusterObjects.Key($0.metadata.namespace, $0.metadata.name) })
    defaultClass = DefaultStorageClass(objects.storageClasses)
  }

  /// A StatefulSet's pod's volumes: its own claims first, and of the template's volumes those with other names.
  ///
  /// - Throws: when a quota has no room for a claim; those before it are made.
  mutating func volumes(
    of workload: Workload, ordinal: Int, _ written: [Volume], _ quotas: inout Quotas
  ) throws(AdmissionRefusal) -> [Volume] {
    var claimed: [Volume] = []
    for template in workload.claimTemplates {
      var claim = template
      claim.metadata.name = Symbol("\(template.metadata.name.text)-\(workload.metadata.name.text)-\(ordinal)")
      claim.metadata.namespace = workload.metadata.namespace
      do throws(AdmissionRefusal) {
        try make(claim, &quotas)
      } catch {
        throw error.at(template.metadata.range.position)
      }
      claimed.append(
        Volume(
          name: template.metadata.name, source: .claim(name: claim.metadata.name, readOnly: false),
          origin: template.metadata.range.position))
    }
    return claimed + written.filter { volume in !claimed.contains { $0.name == volume.name } }
  }

  /// Makes the claims of a pod's generic ephemeral volumes, owned by the pod.
  mutating func makeEphemeral(for pod: Pod, _ quotas: inout Quotas) {
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
      do throws(AdmissionRefusal) {
        try make(PersistentVolumeClaim(metadata: metadata, spec: spec), &quotas)
      } catch {
        refused.append((ClusterObjects.Key(metadata.namespace, name), error.message(onPod: pod.metadata.name)))
      }
    }
  }

  private mutating func make(_ claim: PersistentVolumeClaim, _ quotas: inout Quotas) throws(AdmissionRefusal) {
    let key = ClusterObjects.Key(claim.metadata.namespace, claim.metadata.name)
    if known.contains(key) { return }
    var claim = claim
    claim.phase = "Pending"
    defaultClass.admit(&claim)
    try quotas.pay(for: claim)
    known.insert(key)
    claims.append(claim)
  }
}
