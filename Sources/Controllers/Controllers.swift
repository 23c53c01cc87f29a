/// All controllers that can be asked, in the order of their names.
public enum Controllers {
  public static let all: [any Controller.Type] = [
    CronJobController.self,
    DaemonSetController.self,
    DeploymentController.self,
    DisruptionController.self,
    EndpointSliceController.self,
    HorizontalPodAutoscalerController.self,
    JobController.self,
    PersistentVolumeController.self,
    PodGCController.self,
    ReplicaSetController.self,
    StatefulSetController.self,
  ]

  public static func named(_ name: String) -> (any Controller.Type)? { all.first { $0.name == name } }
}
