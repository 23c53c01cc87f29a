import Kubernetes
import Scheduler
import Symbols

/// Makes a pod's own ResourceClaims from their templates, as the claim controller does for a new pod.
///
/// Source: "Dynamic Resource Allocation", Kubernetes documentation.
struct TemplateClaims {
  let templates: [ClusterObjects.Key: ResourceClaimTemplate]

  /// Adds the claims to the scheduler and their names to the pod's status. A template that does not exist leaves the pod
  /// waiting for its claim.
  func make(for pod: inout Pod, in scheduler: Scheduler) {
    for entry in pod.spec.value.resourceClaims {
      guard let name = entry.resourceClaimTemplateName,
        let template = templates[ClusterObjects.Key(pod.metadata.namespace, name)]
      else { continue }
      var metadata = ObjectMeta()
      metadata.namespace = pod.metadata.namespace
      metadata.name = freeName("\(pod.metadata.name.text)-\(entry.name.text)", metadata.namespace, scheduler)
      metadata.range = template.metadata.range
      metadata.ownerReferences = [
        OwnerReference(
          apiVersion: "v1", kind: "Pod", name: pod.metadata.name, uid: pod.metadata.uid, isController: true)
      ]
      var claim = ResourceClaim(metadata: metadata)
      claim.spec = template.spec
      scheduler.add(claim)
      pod.status.resourceClaimStatuses.append((name: entry.name, claim: metadata.name))
    }
  }

  /// The controller adds chance letters; here the name tells the pod and its entry.
  private func freeName(_ wanted: String, _ namespace: Symbol, _ scheduler: Scheduler) -> Symbol {
    var name = Symbol(wanted)
    var attempt = 2
    while scheduler.hasClaim(ClusterObjects.Key(namespace, name)) {
      name = Symbol("\(wanted)-\(attempt)")
      attempt += 1
    }
    return name
  }
}
