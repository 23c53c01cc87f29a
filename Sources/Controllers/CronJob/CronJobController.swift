public import Store
public import Symbols

/// Makes Jobs at the times of a schedule, and deletes old ones.
public enum CronJobController: Controller {
  public static let name = "cronjob"
  public static let kind: Symbol? = "CronJob"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let cronJob = context.cluster.object("CronJob", key) else { return step }
    var sync = CronJobSync(cronJob, context)
    sync.run(&step)
    return step
  }
}
