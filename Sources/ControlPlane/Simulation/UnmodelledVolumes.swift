import Kubernetes
import Symbols

extension Volume {
  /// What of this volume the scheduler would look at and bayplan does not; nil for a volume that no plugin looks at.
  var unmodelled: String? {
    switch source {
    case .claim(let name, _): "volume \(self.name.text) (claim \(name.text))"
    case .ephemeral: "volume \(name.text) (ephemeral claim)"
    case .gcePersistentDisk, .awsElasticBlockStore, .azureDisk, .cinder, .portworx, .iscsi, .rbd:
      "volume \(name.text) (attached disk)"
    case .csi(let driver): "volume \(name.text) (inline CSI, \(driver.text))"
    case .image, .other: nil
    }
  }
}
