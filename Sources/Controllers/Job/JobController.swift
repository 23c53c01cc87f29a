public import Store
public import Symbols

/// Runs pods until enough of them have succeeded, or too many have failed.
public enum JobController: Controller {
  public static let name = "job"
  public static let kind: Symbol? = "Job"

  /// How many pods are made or deleted in one step at most.
  static let burst = 500
  /// How many ended pods are listed in the status at most, before their finalizers are taken off.
  static let mostUncounted = 500
  static let finalizer = "batch.kubernetes.io/job-tracking"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let job = context.cluster.object("Job", key) else { return step }
    if let manager = job.spec["managedBy"].string, manager != "kubernetes.io/job-controller" {
      step.note("\(manager) manages the Job")
      return step
    }
    if job.status.hasTrueCondition("Complete") || job.status.hasTrueCondition("Failed") {
      step.note("the Job has ended")
      return step
    }
    var claim = Claim(job, selector: job.spec["selector"].selector)
    claim.finalizer = JobController.finalizer
    let pods = claim.take(context.cluster.objects("Pod", in: key.namespace), &step)
    var sync = JobSync(job, pods, at: context.now)
    sync.run(&step)
    return step
  }
}
