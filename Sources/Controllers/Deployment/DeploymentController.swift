import Kubernetes
public import Store
public import Symbols

/// Moves the pods of a Deployment from ReplicaSet to ReplicaSet.
public enum DeploymentController: Controller {
  public static let name = "deployment"
  public static let kind: Symbol? = "Deployment"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let deployment = context.cluster.object("Deployment", key) else { return step }
    if deployment.spec["selector"].selector?.isEmpty ?? true {
      selectsAll(deployment, &step)
      return step
    }
    var rollout = Rollout(deployment, context, &step)
    rollout.play(&step)
    return step
  }

  private static func selectsAll(_ deployment: StoredObject, _ step: inout ControllerStep) {
    step.event(
      "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.", on: deployment,
      isWarning: true)
    guard deployment.status["observedGeneration"].int ?? 0 < deployment.generation else { return }
    var body = deployment.body
    body["status"]["observedGeneration"] = .integer(deployment.generation)
    step.update(deployment, to: body, subresource: "status")
  }
}
