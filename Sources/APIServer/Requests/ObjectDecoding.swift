import Kinds
import SourceText
import Store
import Symbols
import Validation
import YAML

/// From what was sent to an object with its defaults.
struct ObjectDecoding {
  let release: Release
  let resources: ResourceTable
  /// Whether a pod's own amounts are filled in here, and not after admission.
  var fillsPodLevelResources = true

  /// What came of a body.
  struct Decoded {
    /// As it was given, in the server's own way of writing.
    var given: YAMLDraft
    /// With defaults.
    var object: YAMLDraft
    var warnings: [Warning] = []
  }

  /// - Throws: what a client hears of a body that does not decode.
  func decode(
    _ body: YAMLNode?, for resource: ServedResource, _ options: RequestOptions, _ optionsKind: String
  ) throws(RequestError) -> Decoded {
    guard let body, body.kind == .mapping else {
      throw .badRequest(
        "the object provided is unrecognized (must be of type \(resource.kind.text))", at: body?.position)
    }
    try checkFieldValidation(options, optionsKind, at: body)
    let named = try name(body, for: resource)
    var decoded = try decode(body, for: resource, options)
    Self.name(&decoded.given, named.kind, named.apiVersion)
    Self.name(&decoded.object, named.kind, named.apiVersion)
    return decoded
  }

  /// The server's objects begin with what they are.
  private static func name(_ object: inout YAMLDraft, _ kind: Symbol, _ apiVersion: Symbol) {
    if object["kind"]?.text != kind.text { object["kind"] = .text(kind.text, at: object["kind"] ?? object) }
    if object["apiVersion"]?.text != apiVersion.text {
      object["apiVersion"] = .text(apiVersion.text, at: object["apiVersion"] ?? object)
    }
  }

  /// The same for an object that says what it is.
  func decode(
    _ node: YAMLNode, for resource: ServedResource, _ options: RequestOptions
  ) throws(RequestError) -> Decoded {
    let apiVersion = resource.apiVersion
    guard let kind = KindCatalogue.kind(apiVersion, resource.kind) else {
      let draft = YAMLDraft(node)
      return Decoded(given: draft, object: draft)
    }
    var warnings: [Warning] = []
    let errors = ObjectValidation(kind, apiVersion: apiVersion, in: release).decode(
      node, isSent: !options.sortsKeys)
    if let first = errors.first {
      if first.kind == .decoding {
        throw .badRequest(Self.prefix(resource.kind.text, apiVersion, resource) + first.message, at: first.position)
      }
      switch options.fieldValidation {
      case "Warn": warnings = errors.map { Warning($0.message, at: $0.position) }
      case "Ignore": break
      default:
        let text = errors.map(\.message).joined(separator: ", ")
        throw .badRequest(
          Self.prefix(resource.kind.text, apiVersion, resource) + "strict decoding error: " + text, at: first.position)
      }
    }
    let given = StoredForm.decoded(
      node, as: SchemaType(kind), in: release, apiVersion, keepsEmpty: true)
    return Decoded(given: given, object: defaulted(given, as: kind, apiVersion), warnings: warnings)
  }

  /// With defaults, in the server's own way of writing. Lists and maps that are given and empty stay until the object is stored:
  /// they have no default, and errors show them.
  func defaulted(_ object: YAMLDraft, as kind: KindDescription, _ apiVersion: Symbol) -> YAMLDraft {
    var filled = Defaulting.complete(object, as: SchemaType(kind), of: kind.name, apiVersion, in: release)
    if fillsPodLevelResources, kind.name == "Pod" { PodLevelResources.fill(inPod: &filled) }
    return filled
  }

  private static func prefix(_ kind: String, _ apiVersion: Symbol, _ resource: ServedResource) -> String {
    let version = apiVersion.text.split(separator: "/").last ?? ""
    return "\(kind) in version \(GoText.quoted(String(version))) cannot be handled as a \(resource.kind.text): "
  }

  /// Version and kind, of the resource where the body lacks them.
  private func name(_ body: YAMLNode, for resource: ServedResource) throws(RequestError) -> (
    apiVersion: Symbol, kind: Symbol
  ) {
    let written = body["apiVersion"].flatMap { $0.isNull ? nil : $0.text } ?? ""
    let kindText = body["kind"].flatMap { $0.isNull ? nil : $0.text } ?? ""
    let kind = kindText.isEmpty ? resource.kind : Symbol(kindText)
    let apiVersion = written.isEmpty ? resource.apiVersion : Symbol(written)
    if kind == resource.kind, apiVersion == resource.apiVersion { return (apiVersion, kind) }
    let position = (kind == resource.kind ? body["apiVersion"] : body["kind"])?.position ?? body.position
    let isKnown =
      resources.resource(apiVersion: apiVersion, kind: kind) != nil
      || ServedKinds(in: release).isKnown(apiVersion, kind)
    guard isKnown else {
      throw .badRequest(
        Self.prefix(kind.text, apiVersion, resource)
          + "no kind \(GoText.quoted(kind.text)) is registered for version \(GoText.quoted(apiVersion.text)) in scheme "
          + "\"pkg/api/legacyscheme/scheme.go:30\"", at: position)
    }
    if kind == resource.kind, String(apiVersion.apiGroup) == resource.group {
      throw .badRequest(
        "the API version in the data (\(apiVersion.text)) does not match the expected API version (\(resource.apiVersion.text))",
        at: position)
    }
    let version = apiVersion.text.split(separator: "/").last ?? ""
    throw .badRequest(
      Self.prefix(kind.text, apiVersion, resource)
        + "converting (\(version).\(kind.text)) to (\(resource.internalPackage).\(resource.kind.text)): unknown conversion",
      at: position)
  }

  func checkFieldValidation(_ options: RequestOptions, _ kind: String, at body: YAMLNode) throws(RequestError) {
    guard !["", "Strict", "Warn", "Ignore"].contains(options.fieldValidation) else { return }
    let message =
      "Unsupported value: \(GoText.quoted(options.fieldValidation)): supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""
    throw RequestError(
      422, "Invalid", "\(kind).meta.k8s.io \"\" is invalid: fieldValidation: \(message)",
      details: StatusDetails(
        group: "meta.k8s.io", kind: kind,
        causes: [.init(reason: "FieldValueNotSupported", message: message, field: "fieldValidation")]),
      by: RequestError.Station.decoding)
  }
}

extension ServedResource {
  /// The package of Go's internal types.
  fileprivate var internalPackage: String {
    if group.isEmpty { return "core" }
    let name = group.split(separator: ".").first.map(String.init) ?? group
    return name == "flowcontrol" ? "flowcontrol" : name
  }
}

extension ServedKinds {
  /// Whether Kubernetes has such a kind in such a version.
  fileprivate func isKnown(_ apiVersion: Symbol, _ kind: Symbol) -> Bool {
    switch standing(apiVersion, kind) {
    case .described, .served: true
    case .foreign, .missing: false
    }
  }
}
