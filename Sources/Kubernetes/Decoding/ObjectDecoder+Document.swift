import Kinds
import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func document(_ document: YAMLDocument) {
    if let list = document.list {
      self.list(KindName(apiVersion: list.apiVersion, kind: list.kind), document.root)
    } else {
      self.document(document.root)
    }
  }

  /// Decodes a document, or an item of a list.
  ///
  /// - Parameter inherited: version and kind that the list gives to items that name none.
  mutating func document(_ root: YAMLNode, inherited: KindName? = nil) {
    guard root.kind == .mapping else {
      error(
        .notAnObject, at: root.range,
        "this is no Kubernetes object but \(root.kind == .sequence ? "a list" : "a single value"); "
          + "an object is a mapping with apiVersion, kind and metadata")
      return
    }
    guard let (name, header) = kindName(of: root, inherited: inherited) else { return }
    if options.keepsWritten != .nothing, Self.kindsAtDoor.contains(name.kind) { keep(root, name) }
    if let items = root[.items], name.kind.text.hasSuffix("List"), items.kind == .sequence || items.isNull {
      list(name, items)
    } else if let items = root[.items], name.kind == "List" {
      mismatch(items, "items", .list)
    } else if let kind = KnownKind.byName[name.kind] {
      object(root, name, kind, header)
    } else if SchedulerConfigurationVersion.isConfiguration(name) {
      schedulerConfiguration(root, name, header)
    } else {
      passedOver[name, default: 0] += 1
      if name.apiVersion == "v1", NamedObject.kinds.contains(name.kind),
        let object = NamedObject(root, kind: name.kind, defaultNamespace: options.defaultNamespace)
      {
        named.append(object)
      }
    }
  }

  /// The kinds that admission plugins look at.
  private static let kindsAtDoor: Set<Symbol> = [
    "Namespace", "LimitRange", "PriorityClass", "RuntimeClass", "ServiceAccount", "StorageClass",
  ]

  /// Keeps an object as it is written, without the rest of its file.
  private mutating func keep(_ root: YAMLNode, _ name: KindName) {
    var object = YAMLDraft(root)
    object["apiVersion"] = .text(name.apiVersion.text, at: object["apiVersion"] ?? object)
    object["kind"] = .text(name.kind.text, at: object["kind"] ?? object)
    atDoor.append(WrittenObject(object.node()))
  }

  /// The object's version and kind, and where to report what is missing; nil, with an error, without them.
  private mutating func kindName(of root: YAMLNode, inherited: KindName?) -> (KindName, SourceRange)? {
    var name = KindName(apiVersion: .none, kind: .none)
    var header = firstLine(of: root)
    let errors = errorCount
    for entry in root.entries {
      switch entry.keyword {
      case .apiVersion: name.apiVersion = string(entry)
      case .kind:
        name.kind = string(entry)
        header = entry.value.range
      default: break
      }
    }
    guard errors == errorCount else { return nil }
    if let inherited {
      if name.kind.isEmpty { name.kind = inherited.kind }
      if name.apiVersion.isEmpty { name.apiVersion = inherited.apiVersion }
    }
    if KustomizationFile.isOne(root.tree.file.path), let name = KustomizationFile.name(name.apiVersion, name.kind) {
      return (KindName(apiVersion: name.apiVersion, kind: name.kind), header)
    }
    switch (name.apiVersion.isEmpty, name.kind.isEmpty) {
    case (false, false):
      return (name, header)
    case (true, false):
      let cure = KnownKind.byName[name.kind].map { ": \($0.current.text)" } ?? ""
      error(.missingKind, at: header, "\(name.kind.text) has no apiVersion; add it\(cure)")
    case (false, true):
      error(
        .missingKind, at: header, "this object of \(name.apiVersion.text) has no kind; add it, such as kind: Deployment"
      )
    case (true, true):
      error(
        .missingKind, at: header,
        "this is no Kubernetes object: it has neither apiVersion nor kind; "
          + "give the rendered manifests (the output of helm template or kustomize build), not the files they are made from"
      )
    }
    return nil
  }

  /// The first key of a mapping, or the mapping itself.
  private func firstLine(of root: YAMLNode) -> SourceRange {
    for entry in root.entries { return entry.keyRange }
    return root.range
  }

  private mutating func list(_ name: KindName, _ items: YAMLNode) {
    // The items of `kind: List` are of any kind; those of a `PodList` may leave theirs out.
    let kind = String(name.kind.text.dropLast("List".utf8.count))
    let inherited = kind.isEmpty ? nil : KindName(apiVersion: name.apiVersion, kind: Symbol(kind))
    for item in items.items where !item.isNull { document(item, inherited: inherited) }
  }

  private mutating func object(_ root: YAMLNode, _ name: KindName, _ kind: KnownKind, _ header: SourceRange) {
    let version = kind.description.version(name.apiVersion)
    if version == nil || version?.availability == .once {
      if version != nil {
        warning(
          .removedVersion, at: header,
          "\(name.kind.text) of \(name.apiVersion.text) is no longer served and is read as one of \(kind.current.text); "
            + "write apiVersion: \(kind.current.text)")
      } else if KnownKind.isBuiltIn(name.apiVersion) {
        error(
          .unknownVersion, at: header,
          "there is no \(name.kind.text) in \(name.apiVersion.text); write apiVersion: \(kind.current.text)"
        )
        return
      } else {
        // A kind of the same name that someone else defined.
        passedOver[name, default: 0] += 1
        return
      }
    }
    let errors = errorCount
    let object = decode(root, kind, Header(kind: name.kind, apiVersion: name.apiVersion, range: header))
    if errors == errorCount { objects.append(object) }
  }

  /// What an object says of itself before its fields are read.
  struct Header {
    var kind: Symbol
    var apiVersion: Symbol
    /// Where to report what the object lacks.
    var range: SourceRange
  }

  private mutating func decode(_ root: YAMLNode, _ kind: KnownKind, _ header: Header) -> KubernetesObject {
    switch kind.kind {
    case .node: .node(node(root, header))
    case .pod: .pod(pod(root, header))
    case .workload(let kind): .workload(workload(root, kind, header))
    case .namespace: .namespace(namespace(root, header))
    case .service: .service(service(root, header))
    case .priorityClass: .priorityClass(priorityClass(root, header))
    case .podDisruptionBudget: .podDisruptionBudget(podDisruptionBudget(root, header))
    case .horizontalPodAutoscaler: .horizontalPodAutoscaler(horizontalPodAutoscaler(root, header))
    case .limitRange: .limitRange(limitRange(root, header))
    case .resourceQuota: .resourceQuota(resourceQuota(root, header))
    case .admissionRegistration(let kind): .admissionRegistration(admissionRegistration(root, kind, header))
    case .runtimeClass: .runtimeClass(runtimeClass(root, header))
    case .persistentVolume: .persistentVolume(persistentVolume(root, header))
    case .persistentVolumeClaim: .persistentVolumeClaim(persistentVolumeClaim(root, header))
    case .storageClass: .storageClass(storageClass(root, header))
    case .csiNode: .csiNode(csiNode(root, header))
    case .csiDriver: .csiDriver(csiDriver(root, header))
    case .csiStorageCapacity: .csiStorageCapacity(csiStorageCapacity(root, header))
    case .volumeAttachment: .volumeAttachment(volumeAttachment(root, header))
    case .deviceClass: .deviceClass(deviceClass(root, header))
    case .resourceClaim: .resourceClaim(resourceClaim(root, header))
    case .resourceClaimTemplate: .resourceClaimTemplate(resourceClaimTemplate(root, header))
    case .resourceSlice: .resourceSlice(resourceSlice(root, header))
    case .deviceTaintRule: .deviceTaintRule(deviceTaintRule(root, header))
    }
  }
}
