public import Store
public import Symbols

/// Brings claims and volumes together: finds a volume for a claim or has one made, and follows what becomes of both.
///
/// A key `NAMESPACE/NAME` is a claim's, `volume/NAME` a volume's. Source: "Persistent Volumes", Kubernetes documentation.
public enum PersistentVolumeController: Controller {
  public static let name = "persistentvolume"
  public static let kind: Symbol? = "PersistentVolumeClaim"

  public static func finds(_ key: ObjectKey, in cluster: ClusterView) -> Bool {
    volume(key, in: cluster) != nil || cluster.object("PersistentVolumeClaim", key) != nil
  }

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    if let volume = volume(key, in: context.cluster) {
      VolumeSync(volume, context).run(&step)
    } else if let claim = context.cluster.object("PersistentVolumeClaim", key) {
      ClaimSync(claim, context).run(&step)
    }
    return step
  }

  private static func volume(_ key: ObjectKey, in cluster: ClusterView) -> StoredObject? {
    key.namespace == "volume" ? cluster.object("PersistentVolume", ObjectKey(name: key.name)) : nil
  }
}
