import Store
import Symbols
import YAML

/// Has images pulled whenever a pod starts, so that only who may pull one uses it.
struct AlwaysPullImages: AdmissionPlugin {
  static let name = "AlwaysPullImages"
  static let kinds: Set<Symbol>? = ["Pod"]
  private static let lists: [Symbol] = ["initContainers", "containers", "ephemeralContainers"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.kind == "Pod", ["", "ephemeralcontainers"].contains(request.subresource),
      request.operation == .create || request.operation == .update, Self.hasNewImages(request)
    else { return }
    request.object.edit("spec") { spec in
      for list in Self.lists {
        guard let place = spec[list], !place.items.isEmpty else { continue }
        spec[list] = .list(place.items.map { Self.pulling($0, "imagePullPolicy") }, at: place)
      }
      guard let volumes = spec["volumes"], !volumes.items.isEmpty else { return }
      spec["volumes"] = .list(
        volumes.items.map { volume in
          guard let image = volume.at("image") else { return volume }
          var volume = volume
          volume["image"] = Self.pulling(image, "pullPolicy")
          return volume
        }, at: volumes)
    }
  }

  private static func pulling(_ part: YAMLDraft, _ key: Symbol) -> YAMLDraft {
    var part = part
    part[key] = .text("Always", at: part[key] ?? part)
    return part
  }

  private static func hasNewImages(_ request: AdmissionRequest) -> Bool {
    guard request.operation == .update, let old = request.old else { return true }
    let known = Set(lists.flatMap { old.spec?[$0]?.items.compactMap { $0["image"]?.text } ?? [] })
    return lists.contains { list in
      (request.object.at("spec", list)?.items ?? []).contains { !known.contains($0["image"]?.text ?? "") }
    }
  }
}
