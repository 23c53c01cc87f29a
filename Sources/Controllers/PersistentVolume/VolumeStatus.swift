import Store
import Symbols

/// The phase of a volume.
enum VolumeStatus {
  /// Writes it if it is another.
  @discardableResult
  static func write(_ volume: StoredObject, phase: String, _ step: inout ControllerStep) -> StoredObject {
    if volume.phase == phase { return volume }
    var body = volume.body
    body["status"]["phase"] = .text(phase)
    body["status"]["message"] = .null
    return step.update(volume, to: body, subresource: "status")
  }
}
