import Kubernetes
public import Store
public import Symbols

/// Keeps as many pods of a template as a ReplicaSet asks for.
public enum ReplicaSetController: Controller {
  public static let name = "replicaset"
  public static let kind: Symbol? = "ReplicaSet"

  /// How many pods are made or deleted in one step at most.
  static let burst = 500

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let set = context.cluster.object("ReplicaSet", key) else { return step }
    let pods = context.cluster.objects("Pod", in: key.namespace)
    let claim = Claim(set, selector: set.spec["selector"].selector)
    let active = claim.take(pods.filter(\.isActive), &step)
    let terminating = pods.filter { $0.isTerminating && $0.controller?.uid == set.uid && claim.matches($0) }
    if set.isBeingDeleted {
      step.note("the ReplicaSet is being deleted: no pod is made or deleted")
    } else {
      scale(set, active, context, &step)
    }
    ReplicaSetStatus(of: set, active, terminating: terminating.count, at: context.now).write(&step)
    return step
  }

  private static func scale(
    _ set: StoredObject, _ pods: [StoredObject], _ context: ControllerContext, _ step: inout ControllerStep
  ) {
    let wanted = Int(set.spec["replicas"].int ?? 1)
    if pods.count < wanted {
      step.note("\(pods.count) of \(wanted) pods are there")
      for _ in 0..<min(wanted - pods.count, burst) {
        let pod = PodFromTemplate.pod(set.spec["template"], of: set)
        let name = step.create("Pod", in: set.namespace, pod)
        step.event("SuccessfulCreate", "Created pod: \(name)", on: set)
      }
    } else if pods.count > wanted {
      step.note("\(pods.count) pods are there, \(wanted) wanted")
      let count = min(pods.count - wanted, burst)
      for pod in PodsToDelete.choose(count, among: pods, of: set, context) {
        step.delete(pod)
        step.event("SuccessfulDelete", "Deleted pod: \(pod.name)", on: set)
      }
    } else {
      step.note("as many pods are there as wanted: \(wanted)")
    }
  }
}
