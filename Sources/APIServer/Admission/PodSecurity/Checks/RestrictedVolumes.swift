import Symbols
import YAML

extension PodSecurityCheck {
  /// Volumes that hold nothing of the node's and of no server's.
  static let restrictedVolumes = PodSecurityCheck(
    "restrictedVolumes", .restricted, replaces: ["hostPathVolumes"],
    [
      (
        since: 0,
        judge: { pod in
          let found = pod.volumes.compactMap { volume -> (name: String, type: String)? in
            let sources = volume.entries.filter { $0.key != "name" && !$0.value.isNull }.map(\.key.text)
            // A volume without a source is an emptyDir.
            if sources.isEmpty || sources.contains(where: allowedVolumes.contains) { return nil }
            let type = otherVolumes.first(where: sources.contains) ?? "unknown"
            return (volume.given("name")?.text ?? "", type)
          }
          if found.isEmpty { return nil }
          let names = Set(found.map(\.name))
          let uses = found.count == 1 ? "uses" : "use"
          let types = Set(found.map(\.type)).sorted()
          return PodSecurityViolation(
            "restricted volume types",
            "\(SecurityWords.named("volume", found.map(\.name))) \(uses) \(SecurityWords.named("restricted volume type", types))",
            at: pod.volumes.filter { names.contains($0.given("name")?.text ?? "") }.map(\.position))
        }
      )
    ])

  private static let allowedVolumes: Set<String> = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
  ]

  /// The others that the API has.
  private static let otherVolumes = [
    "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd",
    "flexVolume",
    "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "portworxVolume",
    "scaleIO", "storageos",
  ]
}
