import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// A pod's volume. One without a source is an `emptyDir`, as the API has it.
  mutating func volume(_ node: YAMLNode) -> Volume {
    var volume = Volume(name: .none, source: .other(Keyword.emptyDir.symbol), origin: node.position)
    for entry in node.entries {
      if entry.keyword == .name {
        volume.name = string(entry)
      } else if let source = object(entry, { $0.volumeSource(entry, $1) }) {
        volume.source = source
      }
    }
    return volume
  }

  private mutating func volumeSource(_ source: YAMLEntry, _ node: YAMLNode) -> Volume.Source {
    switch source.keyword {
    case .persistentVolumeClaim: return .claim(name: text(.claimName, in: node), readOnly: flag(.readOnly, in: node))
    case .ephemeral: return .ephemeral(ephemeralClaim(node))
    case .gcePersistentDisk:
      return .gcePersistentDisk(pdName: text(.pdName, in: node), readOnly: flag(.readOnly, in: node))
    case .awsElasticBlockStore:
      return .awsElasticBlockStore(volumeID: text(.volumeID, in: node), readOnly: flag(.readOnly, in: node))
    case .azureDisk: return .azureDisk(diskName: text(.diskName, in: node))
    case .cinder: return .cinder(volumeID: text(.volumeID, in: node))
    case .portworxVolume: return .portworx(volumeID: text(.volumeID, in: node))
    case .iscsi: return iscsi(node)
    case .rbd: return rbd(node)
    case .csi: return .csi(driver: text(.driver, in: node))
    case .image: return .image(reference: text(.reference, in: node))
    default: return .other(source.key)
    }
  }

  /// The string in one field of a node.
  mutating func text(_ field: Keyword, in node: YAMLNode) -> Symbol {
    for entry in node.entries where entry.keyword == field { return string(entry) }
    return .none
  }

  private mutating func flag(_ field: Keyword, in node: YAMLNode) -> Bool {
    for entry in node.entries where entry.keyword == field { return bool(entry) ?? false }
    return false
  }

  private mutating func ephemeralClaim(_ node: YAMLNode) -> PersistentVolumeClaimSpec {
    var spec = PersistentVolumeClaimSpec()
    for entry in node.entries where entry.keyword == .volumeClaimTemplate {
      guard let template = mapping(entry) else { continue }
      for field in template.entries where field.keyword == .spec { spec = object(field) { $0.claimSpec($1) } ?? spec }
    }
    return spec
  }

  private mutating func iscsi(_ node: YAMLNode) -> Volume.Source {
    var lun: Int32 = 0
    for entry in node.entries where entry.keyword == .lun { lun = int32(entry) ?? 0 }
    return .iscsi(
      iqn: text(.iqn, in: node), lun: lun, targetPortal: text(.targetPortal, in: node),
      readOnly: flag(.readOnly, in: node))
  }

  /// The API's default pool is `rbd`.
  private mutating func rbd(_ node: YAMLNode) -> Volume.Source {
    var monitors: [Symbol] = []
    for entry in node.entries where entry.keyword == .monitors { monitors = strings(entry) }
    let pool = text(.pool, in: node)
    return .rbd(
      monitors: monitors, pool: pool.isEmpty ? Keyword.rbd.symbol : pool, image: text(.image, in: node),
      readOnly: flag(.readOnly, in: node))
  }
}
