import Kubernetes
import Symbols
import YAML

/// Lets pods that ask for an extended resource onto nodes that are tainted with its name.
struct ExtendedResourceToleration: AdmissionPlugin {
  static let name = "ExtendedResourceToleration"
  static let kinds: Set<Symbol>? = ["Pod"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create || request.operation == .update else { return }
    var asked: [YAMLDraft.Entry] = []
    for list: Symbol in ["containers", "initContainers"] {
      for container in request.object.at("spec", list)?.items ?? [] {
        for entry in container.at("resources", "requests")?.entries ?? []
        where entry.key.isExtendedResource && !asked.contains(where: { $0.key == entry.key }) {
          asked.append(entry)
        }
      }
    }
    if asked.isEmpty { return }
    request.object.edit("spec") { spec in
      var tolerations = spec["tolerations"]?.items ?? []
      for entry in asked.sorted(by: { $0.key.precedes($1.key) }) {
        let added = YAMLDraft.mapping(
          [
            "key": .text(entry.key.text, at: entry.value), "operator": .text("Exists", at: entry.value),
            "effect": .text("NoSchedule", at: entry.value),
          ], at: entry.value)
        // One that means the same is set anew.
        if let slot = tolerations.firstIndex(where: { Self.isSame($0, added) }) {
          tolerations[slot] = added
        } else {
          tolerations.append(added)
        }
      }
      spec["tolerations"] = .list(tolerations, at: spec["tolerations"] ?? spec)
    }
  }

  private static func isSame(_ a: YAMLDraft, _ b: YAMLDraft) -> Bool {
    (["key", "operator", "value", "effect"] as [Symbol]).allSatisfy { a.at($0)?.text ?? "" == b.at($0)?.text ?? "" }
  }
}
