import Kubernetes
import Store
import Symbols

/// The status of a claim.
enum ClaimStatus {
  /// Writes it if it says something new.
  ///
  /// - Parameter volume: the one that it is bound to.
  static func write(_ claim: StoredObject, phase: String, of volume: StoredObject? = nil, _ step: inout ControllerStep)
  {
    var body = claim.body
    body["status"]["phase"] = .text(phase)
    if let volume {
      body["status"]["accessModes"] = volume.spec["accessModes"]
      // A claim that is bound may rightly tell another size, while its volume grows.
      if claim.phase != phase {
        if claim.status["capacity"]["storage"].quantity != volume.storageCapacity {
          body["status"]["capacity"] = volume.spec["capacity"]
        }
        body["status"]["currentVolumeAttributesClassName"] = volume.spec["volumeAttributesClassName"]
      }
    } else {
      body["status"]["accessModes"] = .null
      body["status"]["capacity"] = .null
    }
    if body != claim.body { step.update(claim, to: body, subresource: "status") }
  }
}
