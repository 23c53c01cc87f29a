public import Kinds
import Kubernetes
import SourceText
public import Symbols
public import YAML

/// Validates the objects of a file as if each were sent to an API server to be created.
public struct FileValidator {
  private let defaultNamespace: Symbol
  private let kinds: ServedKinds
  private var found = FileValidation()
  private var file: YAMLFile
  private var index = 0

  private init(_ file: YAMLFile, defaultNamespace: Symbol, _ release: Release) {
    self.file = file
    kinds = ServedKinds(in: release)
    self.defaultNamespace = defaultNamespace
  }

  /// - Parameter release: of the API server; it decides which kinds and fields there are.
  /// - Complexity: O(*n*) in the number of nodes.
  public static func validate(
    _ file: YAMLFile, defaultNamespace: Symbol = "default", release: Release = .newest
  ) -> FileValidation {
    var validator = FileValidator(file, defaultNamespace: defaultNamespace, release)
    validator.found.problems = file.diagnostics.filter { $0.severity == .error }
    for document in file.documents where !document.root.isNull {
      validator.index = document.index
      if let list = document.list {
        validator.items(document.root, of: TypeMeta(apiVersion: list.apiVersion, kind: list.kind))
      } else {
        validator.document(document.root, inherited: nil)
      }
    }
    return validator.found
  }

  /// Version and kind, as written.
  private struct TypeMeta {
    var apiVersion = Symbol.none
    var kind = Symbol.none
  }

  private mutating func document(_ root: YAMLNode, inherited: TypeMeta?) {
    guard root.kind == .mapping else {
      let what = root.kind == .sequence ? "array" : "string"
      let message =
        "couldn't get version/kind; json parse error: json: cannot unmarshal \(what) into Go value of type "
        + "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }"
      return refuse(root, TypeMeta(), message, advice: "an object is a mapping with apiVersion, kind and metadata")
    }
    var name = TypeMeta(
      apiVersion: root.value(of: "apiVersion").flatMap(Self.string) ?? .none,
      kind: root.value(of: "kind").flatMap(Self.string) ?? .none)
    if let inherited {
      if name.kind.isEmpty { name.kind = inherited.kind }
      if name.apiVersion.isEmpty { name.apiVersion = inherited.apiVersion }
    }
    if KustomizationFile.isOne(file.file.path), let known = KustomizationFile.name(name.apiVersion, name.kind) {
      name = TypeMeta(apiVersion: known.apiVersion, kind: known.kind)
    }
    if name.kind.isEmpty { return missingKind(root, name) }
    if name.apiVersion.isEmpty { return missingVersion(root, name) }
    if name.kind.withUTF8({ $0.suffix(4).elementsEqual("List".utf8) }), let items = root.value(of: "items"),
      items.kind == .sequence || items.isNull
    {
      return self.items(items, of: name)
    }
    if ValidatedKind(rawValue: name.kind.text) == .schedulerConfiguration, name.apiVersion == Self.configurations {
      add(root, name.kind, isNamespaced: false, SchedulerConfigurationRules.errors(of: root))
      return
    }
    switch kinds.standing(name.apiVersion, name.kind) {
    case .described(let kind) where kind.isValidated:
      add(
        root, kind.name, isNamespaced: kind.isNamespaced,
        errors(of: root, ObjectValidation(kind, apiVersion: name.apiVersion, in: kinds.release)))
    case .described, .served, .foreign:
      found.passedOver[PassedOverKind(apiVersion: name.apiVersion, kind: name.kind), default: 0] += 1
    case .missing: unknownKind(root, name)
    }
  }

  private func errors(of root: YAMLNode, _ validation: ObjectValidation) -> [ValidationError] {
    let decoding = validation.decode(root, in: file)
    return decoding.isEmpty ? validation.create(root, isPrepared: false).distinct : decoding
  }

  private mutating func items(_ items: YAMLNode, of list: TypeMeta) {
    let kind = String(list.kind.text.dropLast(4))
    let inherited = kind.isEmpty ? nil : TypeMeta(apiVersion: list.apiVersion, kind: Symbol(kind))
    for item in items.items where !item.isNull { document(item, inherited: inherited) }
  }

  private static func string(_ node: YAMLNode) -> Symbol? {
    node.isStringOrNull && !node.isNull ? node.symbol : nil
  }

  // MARK: Objects

  private static let configurations: Symbol = "kubescheduler.config.k8s.io/v1"

  private mutating func add(_ root: YAMLNode, _ kind: Symbol, isNamespaced: Bool, _ errors: [ValidationError]) {
    let metadata = root.value(of: "metadata").flatMap { $0.kind == .mapping ? $0 : nil }
    var namespace = Symbol.none
    if isNamespaced {
      namespace = metadata?.value(of: "namespace").flatMap(Self.string) ?? .none
      if namespace.isEmpty { namespace = defaultNamespace }
    }
    var name = metadata?.value(of: "name").flatMap(Self.string) ?? .none
    if name.isEmpty { name = metadata?.value(of: "generateName").flatMap(Self.string) ?? .none }
    found.results.append(
      ValidationResult(
        index: index, kind: kind, namespace: namespace, name: name, position: root.position,
        isKindKnown: true, errors: errors))
  }

  // MARK: What is no object

  private mutating func refuse(
    _ root: YAMLNode, _ name: TypeMeta, _ message: String, at key: StaticString? = nil, advice: String
  ) {
    let position = key.flatMap { root.value(of: $0)?.position } ?? root.position
    let metadata = root.value(of: "metadata")
    let error = ValidationError(.decoding, "", message, at: position, advice: advice)
    found.results.append(
      ValidationResult(
        index: index, kind: name.kind, namespace: metadata?.value(of: "namespace").flatMap(Self.string) ?? .none,
        name: metadata?.value(of: "name").flatMap(Self.string) ?? .none, position: root.position,
        isKindKnown: false, errors: [error]))
  }

  private mutating func missingKind(_ root: YAMLNode, _ name: TypeMeta) {
    // The server quotes the whole object here; nobody would find the reason behind it.
    let advice =
      name.apiVersion.isEmpty
      ? "this is no Kubernetes object: it has neither apiVersion nor kind; give rendered manifests"
      : "add it, such as kind: Deployment"
    refuse(root, name, "Object 'Kind' is missing", at: "kind", advice: advice)
  }

  private mutating func missingVersion(_ root: YAMLNode, _ name: TypeMeta) {
    let advice = kinds.versions(of: name.kind).first.map { "add apiVersion: \($0)" } ?? "add it"
    refuse(root, name, "apiVersion not set", at: "apiVersion", advice: advice)
  }

  private mutating func unknownKind(_ root: YAMLNode, _ name: TypeMeta) {
    let removed = RemovedVersions.words(name.apiVersion.text, name.kind.text)
    var advice = removed
    var key: StaticString = "apiVersion"
    if let version = kinds.versions(of: name.kind, insteadOf: name.apiVersion).first {
      advice += (removed.isEmpty ? "" : "; ") + "write apiVersion: \(version)"
    } else if let near = Spelling.nearest(to: name.kind.text, among: kinds.kinds(of: name.apiVersion))
      ?? Spelling.nearest(to: name.kind.text, among: kinds.allKinds)
    {
      advice = "did you mean kind: \(near)?"
      key = "kind"
    }
    refuse(
      root, name, "no matches for kind \"\(name.kind.text)\" in version \"\(name.apiVersion.text)\"", at: key,
      advice: advice)
  }
}
