public import Store
public import Symbols

/// Sets how many pods a workload shall have, by what is measured of them.
///
/// It looks at the workload for the first time: all it remembers is how many pods there are now.
public enum HorizontalPodAutoscalerController: Controller {
  public static let name = "horizontalpodautoscaler"
  public static let kind: Symbol? = "HorizontalPodAutoscaler"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let autoscaler = context.cluster.object("HorizontalPodAutoscaler", key) else { return step }
    var sync = AutoscalerSync(autoscaler, context)
    sync.run(&step)
    return step
  }
}
