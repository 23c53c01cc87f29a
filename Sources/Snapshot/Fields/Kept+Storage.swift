extension Kept {
  static let claimSpec: Kept = [
    "accessModes": .whole, "storageClassName": .name(.storageClass), "volumeName": .name(.volume),
    "volumeMode": .whole, "selector": labelSelector, "resources": resources,
  ]

  static let persistentVolumeClaim: Kept = [
    "metadata": metadata(
      .claim, annotations: "pv.kubernetes.io/bind-completed", "volume.kubernetes.io/selected-node",
      "volume.beta.kubernetes.io/storage-class"),
    "spec": claimSpec,
    "status": .words("phase"),
  ]

  static let persistentVolume: Kept = [
    "metadata": metadata(.volume, annotations: "volume.beta.kubernetes.io/storage-class"),
    "spec": [
      "capacity": .whole, "accessModes": .whole, "storageClassName": .name(.storageClass), "volumeMode": .whole,
      "claimRef": ["namespace": .name(.namespace), "name": .name(.claim), "uid": .name(.uid)],
      "nodeAffinity": ["required": nodeSelector],
      "csi": ["driver": .whole, "volumeHandle": .name(.handle)],
      "gcePersistentDisk": ["pdName": .name(.handle)],
      "awsElasticBlockStore": ["volumeID": .name(.handle)],
      "azureDisk": ["diskName": .name(.handle), "diskURI": .name(.handle)],
      "cinder": ["volumeID": .name(.handle)],
      "portworxVolume": ["volumeID": .name(.handle)],
      // Of the others only which it is counts; a path is what the API server asks of the common ones.
      "local": ["path": .name(.handle)], "hostPath": ["path": .name(.handle)],
      "nfs": ["server": .name(.handle), "path": .name(.handle)],
      "azureFile": [:], "cephfs": [:], "fc": [:], "flexVolume": [:], "flocker": [:], "glusterfs": [:], "iscsi": [:],
      "photonPersistentDisk": [:], "quobyte": [:], "rbd": [:], "scaleIO": [:], "storageos": [:], "vsphereVolume": [:],
    ],
    "status": .words("phase"),
  ]

  static let storageClass: Kept = [
    "metadata": metadata(
      .storageClass, annotations: "storageclass.kubernetes.io/is-default-class",
      "storageclass.beta.kubernetes.io/is-default-class"),
    "provisioner": .whole, "volumeBindingMode": .whole,
    "allowedTopologies": ["matchLabelExpressions": .requirement],
  ]

  static let csiDriver: Kept = [
    "metadata": metadata(.known), "spec": .words("storageCapacity", "attachRequired", "preventPodSchedulingIfMissing"),
  ]

  static let csiStorageCapacity: Kept = [
    "metadata": metadata(.object), "storageClassName": .name(.storageClass), "nodeTopology": labelSelector,
    "capacity": .whole, "maximumVolumeSize": .whole,
  ]

  static let volumeAttachment: Kept = [
    "metadata": metadata(.object),
    "spec": [
      "attacher": .whole, "nodeName": .name(.node), "source": ["persistentVolumeName": .name(.volume)],
    ],
  ]
}
