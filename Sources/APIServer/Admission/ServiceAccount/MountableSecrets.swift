import SourceText
import Store
import Symbols
import YAML

/// The secrets that an account lets its pods use, where it says so.
struct MountableSecrets {
  private let allowed: Set<String>
  private let pullSecrets: Set<String>
  private let account: String

  init(_ account: ObjectRecord) {
    allowed = Set(account.body["secrets"]?.items.compactMap { $0["name"]?.text } ?? [])
    pullSecrets = Set(account.body["imagePullSecrets"]?.items.compactMap { $0["name"]?.text } ?? [])
    self.account = account.name
  }

  struct Reference {
    let name: String
    let place: YAMLDraft
    /// What refers to it, as the message says it.
    let text: String
  }

  func check(_ request: AdmissionRequest) throws(RequestError) {
    for reference in Self.references(request.object) where !allowed.contains(reference.name) {
      throw request.forbidden(
        "\(reference.text) service account \(account) does not allow it", by: ServiceAccountPlugin.name,
        at: reference.place.range.position)
    }
    for (number, secret) in (request.object.at("spec", "imagePullSecrets")?.items ?? []).enumerated() {
      let name = secret["name"]?.text ?? ""
      if pullSecrets.contains(name) { continue }
      throw request.forbidden(
        "imagePullSecrets[\(number)].name=\(GoText.quoted(name)) is not allowed because service account \(account) does not reference that imagePullSecret",
        by: ServiceAccountPlugin.name, at: secret.range.position)
    }
  }

  /// Every secret that a pod's volumes and environment name.
  static func references(_ pod: YAMLDraft) -> [Reference] {
    var found: [Reference] = []
    for volume in pod.at("spec", "volumes")?.items ?? [] {
      guard let name = volume.at("secret", "secretName"), let text = name.text else { continue }
      found.append(
        Reference(
          name: text, place: name,
          text: "volume with secret.secretName=\(GoText.quoted(text)) is not allowed because"))
    }
    for list: Symbol in ["initContainers", "containers"] {
      for container in pod.at("spec", list)?.items ?? [] {
        let word = list == "containers" ? "container" : "init container"
        let owner = "\(word) \(container["name"]?.text ?? "")"
        for variable in container["env"]?.items ?? [] {
          guard let name = variable.at("valueFrom", "secretKeyRef", "name"), let text = name.text else { continue }
          found.append(
            Reference(
              name: text, place: name,
              text: "\(owner) with envVar \(variable["name"]?.text ?? "") referencing secret.secretName="
                + "\(GoText.quoted(text)) is not allowed because"))
        }
        for source in container["envFrom"]?.items ?? [] {
          guard let name = source.at("secretRef", "name"), let text = name.text else { continue }
          found.append(
            Reference(
              name: text, place: name,
              text: "\(owner) with envFrom referencing secret.secretName=\(GoText.quoted(text)) is not allowed because")
          )
        }
      }
    }
    return found
  }
}
