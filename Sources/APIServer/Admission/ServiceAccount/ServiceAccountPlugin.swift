import SourceText
import Store
import Symbols
import YAML

/// Gives pods a service account, its pull secrets, and the volume with its token.
struct ServiceAccountPlugin: AdmissionPlugin {
  static let name = "ServiceAccount"
  static let kinds: Set<Symbol>? = ["Pod"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create, !Self.isMirror(request.object) else { return }
    if request.object.at("spec", "serviceAccountName")?.text ?? "" == "" {
      request.object.edit("spec") { spec in
        let name = spec["serviceAccount"] ?? .text("default", at: spec)
        spec["serviceAccountName"] = name
        spec["serviceAccount"] = name
      }
    }
    let account = try account(of: request, context)
    if Self.mounts(request.object, account) {
      var names = request.names
      request.object.edit("spec") { TokenVolume.mount(in: &$0, &names) }
      request.names = names
    }
    if request.object.at("spec", "imagePullSecrets")?.items.isEmpty ?? true,
      let secrets = account.body["imagePullSecrets"], secrets.count > 0
    {
      request.object.edit("spec") { $0["imagePullSecrets"] = YAMLDraft(secrets) }
    }
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create else { return }
    guard !Self.isMirror(request.object) else { return try validateMirror(request) }
    let account = try account(of: request, context)
    if account.annotation("kubernetes.io/enforce-mountable-secrets") == "true" {
      try MountableSecrets(account).check(request)
    }
  }

  static func isMirror(_ pod: YAMLDraft) -> Bool {
    pod.at("metadata", "annotations", "kubernetes.io/config.mirror") != nil
  }

  private func account(of request: AdmissionRequest, _ context: AdmissionContext) throws(RequestError) -> ObjectRecord {
    let field = request.object.at("spec", "serviceAccountName")
    let name = field?.text ?? ""
    if let found = context.store.object("ServiceAccount", in: request.namespace, named: name) { return found }
    if context.settings.assumesReferences {
      return ObjectRecord(YAMLDraft.nowhere.node(), kind: "ServiceAccount", revision: 0)
    }
    throw request.forbidden(
      "error looking up service account \(request.namespace)/\(name): serviceaccount \(GoText.quoted(name)) not found",
      by: Self.name, at: field?.range.position)
  }

  /// The pod has the say, then its account.
  private static func mounts(_ pod: YAMLDraft, _ account: ObjectRecord) -> Bool {
    if let own = pod.at("spec", "automountServiceAccountToken")?.bool { return own }
    return account.body["automountServiceAccountToken"]?.text != "false"
  }

  private func validateMirror(_ request: AdmissionRequest) throws(RequestError) {
    if let name = request.object.at("spec", "serviceAccountName"), name.text != "" {
      throw request.forbidden(
        "a mirror pod may not reference service accounts", by: Self.name, at: name.range.position)
    }
    if let secret = MountableSecrets.references(request.object).first {
      throw request.forbidden("a mirror pod may not reference secrets", by: Self.name, at: secret.place.range.position)
    }
    for volume in request.object.at("spec", "volumes")?.items ?? [] {
      let sources = volume.at("projected", "sources")?.items ?? []
      if let token = sources.compactMap({ $0["serviceAccountToken"] }).first {
        throw request.forbidden(
          "a mirror pod may not use ServiceAccountToken volume projections", by: Self.name, at: token.range.position)
      }
    }
  }
}
