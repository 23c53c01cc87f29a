import Kubernetes
import Symbols

/// In-tree volumes that a CSI driver really serves.
///
/// Source: "CSI migration" under "Volumes", Kubernetes documentation.
enum CSIMigration {
  struct Plugin {
    let inTree: Symbol
    let driver: Symbol
    /// Counted against the driver's limit only where the node says that it is migrated.
    let needsAnnotation: Bool
    /// The driver's own label for a zone, nil where affinity is not rewritten.
    let zoneLabel: Symbol?
  }

  static let plugins = [
    Plugin(
      inTree: "kubernetes.io/aws-ebs", driver: "ebs.csi.aws.com", needsAnnotation: false,
      zoneLabel: "topology.ebs.csi.aws.com/zone"),
    Plugin(
      inTree: "kubernetes.io/gce-pd", driver: "pd.csi.storage.gke.io", needsAnnotation: false,
      zoneLabel: "topology.gke.io/zone"),
    Plugin(
      inTree: "kubernetes.io/azure-disk", driver: "disk.csi.azure.com", needsAnnotation: false, zoneLabel: nil),
    Plugin(
      inTree: "kubernetes.io/cinder", driver: "cinder.csi.openstack.org", needsAnnotation: false,
      zoneLabel: "topology.cinder.csi.openstack.org/zone"),
    Plugin(
      inTree: "kubernetes.io/portworx-volume", driver: "pxd.portworx.com", needsAnnotation: true, zoneLabel: nil),
  ]

  /// The annotation of a CSINode that names them.
  static let migratedPlugins = Symbol("storage.alpha.kubernetes.io/migrated-plugins")

  static func plugin(inTree name: Symbol) -> Plugin? { plugins.first { $0.inTree == name } }

  /// Whether a node's CSINode lists an in-tree plugin as migrated.
  static func isListed(_ plugin: Plugin, on node: CSINode) -> Bool {
    let list = node.metadata.annotations[migratedPlugins]?.text ?? ""
    return list.split(separator: ",", omittingEmptySubsequences: false).contains { Symbol(String($0)) == plugin.inTree }
  }

  /// The in-tree plugin and the driver's handle of a volume that is not CSI, nil for one that never migrates.
  static func translate(_ source: PersistentVolume.Source, zones: [String]) -> (plugin: Plugin, handle: Symbol)? {
    let name: Symbol
    let handle: Symbol?
    switch source {
    case .awsElasticBlockStore(let id): (name, handle) = ("kubernetes.io/aws-ebs", ebsHandle(id))
    case .gcePersistentDisk(let disk): (name, handle) = ("kubernetes.io/gce-pd", gceHandle(disk, zones))
    case .azureDisk(let disk): (name, handle) = ("kubernetes.io/azure-disk", disk)
    case .cinder(let id): (name, handle) = ("kubernetes.io/cinder", id)
    case .portworx(let id): (name, handle) = ("kubernetes.io/portworx-volume", id)
    case .csi, .other: return nil
    }
    guard let plugin = plugin(inTree: name), let handle else { return nil }
    return (plugin, handle)
  }

  /// `aws://zone/vol-1` is `vol-1`; nil for what is no EBS id.
  private static func ebsHandle(_ id: Symbol) -> Symbol? {
    let text = id.text
    guard text.hasPrefix("aws://") else { return id }
    guard let last = text.split(separator: "/").last, last.hasPrefix("vol-") else { return nil }
    return Symbol(String(last))
  }

  private static func gceHandle(_ disk: Symbol, _ zones: [String]) -> Symbol {
    switch zones.count {
    case 0: return Symbol("projects/UNSPECIFIED/zones/UNSPECIFIED/disks/\(disk.text)")
    case 1: return Symbol("projects/UNSPECIFIED/zones/\(zones[0])/disks/\(disk.text)")
    default:
      let region = zones[0].split(separator: "-").dropLast().joined(separator: "-")
      return Symbol("projects/UNSPECIFIED/regions/\(region)/disks/\(disk.text)")
    }
  }
}
