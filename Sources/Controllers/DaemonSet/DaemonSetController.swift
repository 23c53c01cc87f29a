import Kubernetes
public import Store
public import Symbols

/// Keeps a pod on each node that a DaemonSet's pods may run on.
public enum DaemonSetController: Controller {
  public static let name = "daemonset"
  public static let kind: Symbol? = "DaemonSet"

  static let hashLabel: Symbol = "controller-revision-hash"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let set = context.cluster.object("DaemonSet", key) else { return step }
    let selector = set.spec["selector"].selector
    if selector?.isEmpty ?? true {
      step.event(
        "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.", on: set,
        isWarning: true)
      return step
    }
    if set.isBeingDeleted {
      step.note("the DaemonSet is being deleted: nothing is made or deleted")
      return step
    }
    let history = DaemonSetHistory(set, context, &step)
    let pods = Claim(set, selector: selector).take(context.cluster.objects("Pod", in: key.namespace), &step)
    let sync = DaemonSetSync(set, pods, hash: history.hash, context)
    if !sync.keepUp(&step), set.spec["updateStrategy"]["type"].string == "RollingUpdate" { sync.roll(&step) }
    history.truncate(pods, &step)
    DaemonSetStatus(sync).write(&step)
    return step
  }
}
