import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func persistentVolumeClaim(_ root: YAMLNode, _ header: Header) -> PersistentVolumeClaim {
    let metadata = metadata(of: root, header, isNamespaced: true, keepsAnnotations: true)
    var claim = PersistentVolumeClaim(metadata: metadata, spec: PersistentVolumeClaimSpec())
    for entry in root.entries {
      switch entry.keyword {
      case .spec: claim.spec = object(entry) { $0.claimSpec($1) } ?? claim.spec
      case .status: claim.phase = object(entry) { $0.text(.phase, in: $1) } ?? .none
      default: break
      }
    }
    return claim
  }

  mutating func claimSpec(_ node: YAMLNode) -> PersistentVolumeClaimSpec {
    var spec = PersistentVolumeClaimSpec()
    for entry in node.entries {
      switch entry.keyword {
      case .accessModes: spec.accessModes = strings(entry)
      case .storageClassName: spec.storageClassName = optionalString(entry)
      case .volumeName: spec.volumeName = string(entry)
      case .volumeMode: spec.volumeMode = optionalString(entry) ?? Word.filesystem
      case .selector: spec.selector = object(entry) { $0.labelSelector($1) }
      case .resources: spec.requests = object(entry) { $0.resourceRequirements($1).requests } ?? ResourceList()
      default: break
      }
    }
    return spec
  }

  mutating func persistentVolume(_ root: YAMLNode, _ header: Header) -> PersistentVolume {
    var volume = PersistentVolume()
    volume.metadata = metadata(of: root, header, isNamespaced: false, keepsAnnotations: true)
    for entry in root.entries {
      switch entry.keyword {
      case .spec:
        if let node = mapping(entry) { persistentVolumeSpec(node, into: &volume) }
      case .status: volume.phase = object(entry) { $0.text(.phase, in: $1) } ?? .none
      default: break
      }
    }
    return volume
  }

  private mutating func persistentVolumeSpec(_ node: YAMLNode, into volume: inout PersistentVolume) {
    for entry in node.entries {
      switch entry.keyword {
      case .capacity: volume.capacity = resourceList(entry) ?? ResourceList()
      case .accessModes: volume.accessModes = strings(entry)
      case .storageClassName: volume.storageClassName = string(entry)
      case .volumeMode: volume.volumeMode = optionalString(entry) ?? Word.filesystem
      case .claimRef: volume.claimRef = object(entry) { $0.claimReference($1) }
      case .nodeAffinity: volume.nodeAffinity = object(entry) { $0.volumeNodeAffinity($1) } ?? nil
      case .csi, .gcePersistentDisk, .awsElasticBlockStore, .azureDisk, .cinder, .portworxVolume, .azureFile, .cephfs,
        .fc, .flexVolume, .flocker, .glusterfs, .hostPath, .iscsi, .local, .nfs, .photonPersistentDisk, .quobyte, .rbd,
        .scaleIO, .storageos, .vsphereVolume:
        volume.source = object(entry) { $0.persistentVolumeSource(entry, $1) } ?? volume.source
      default: break
      }
    }
  }

  private mutating func claimReference(_ node: YAMLNode) -> PersistentVolume.ClaimReference {
    PersistentVolume.ClaimReference(
      namespace: text(.namespace, in: node), name: text(.name, in: node), uid: text(.uid, in: node))
  }

  private mutating func volumeNodeAffinity(_ node: YAMLNode) -> NodeSelector? {
    var required: NodeSelector?
    for entry in node.entries where entry.keyword == .required { required = object(entry) { $0.nodeSelector($1) } }
    return required
  }

  private mutating func persistentVolumeSource(_ source: YAMLEntry, _ node: YAMLNode) -> PersistentVolume.Source {
    switch source.keyword {
    case .csi: .csi(driver: text(.driver, in: node), volumeHandle: text(.volumeHandle, in: node))
    case .gcePersistentDisk: .gcePersistentDisk(pdName: text(.pdName, in: node))
    case .awsElasticBlockStore: .awsElasticBlockStore(volumeID: text(.volumeID, in: node))
    case .azureDisk: .azureDisk(diskName: text(.diskName, in: node))
    case .cinder: .cinder(volumeID: text(.volumeID, in: node))
    case .portworxVolume: .portworx(volumeID: text(.volumeID, in: node))
    default: .other(source.key)
    }
  }
}
