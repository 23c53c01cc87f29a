import Store
import Symbols

/// Storage that was part of Kubernetes and has a driver of its own by now.
enum StorageMigration {
  static let betaKey: Symbol = "volume.beta.kubernetes.io/storage-provisioner"
  static let provisionedBy: Symbol = "pv.kubernetes.io/provisioned-by"
  private static let migratedTo: Symbol = "pv.kubernetes.io/migrated-to"

  /// The drivers, by the provisioner's old name.
  static let drivers = [
    "kubernetes.io/aws-ebs": "ebs.csi.aws.com",
    "kubernetes.io/gce-pd": "pd.csi.storage.gke.io",
    "kubernetes.io/azure-disk": "disk.csi.azure.com",
    "kubernetes.io/azure-file": "file.csi.azure.com",
    "kubernetes.io/cinder": "cinder.csi.openstack.org",
    "kubernetes.io/vsphere-volume": "csi.vsphere.vmware.com",
    "kubernetes.io/portworx-volume": "pxd.portworx.com",
  ]

  /// Tells a claim's or a volume's driver, if one of the annotations names its old provisioner.
  static func mark(_ object: StoredObject, by annotations: [Symbol], _ step: inout ControllerStep) -> StoredObject {
    guard let provisioner = annotations.lazy.compactMap({ object.annotation($0) }).first else { return object }
    var body = object.body
    mark(&body, provisioner: provisioner)
    return body == object.body ? object : step.update(object, to: body, because: "its storage has a driver of its own")
  }

  static func mark(_ body: inout Value, provisioner: String) {
    body["metadata"]["annotations"][migratedTo] = drivers[provisioner].map { .text($0) } ?? .null
  }
}
