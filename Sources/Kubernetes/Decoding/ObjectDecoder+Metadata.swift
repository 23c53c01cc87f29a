import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// What becomes of an object that has a `generateName` alone, from which the API server makes a name by chance.
  enum NameRule {
    /// Nothing can refer to it by its name: it is called by the prefix (`import-*`).
    case prefix
    /// Whoever makes the pods gives it a name.
    case namedLater
  }

  /// An object's metadata; an error without a name.
  ///
  /// - Parameter keepsAnnotations: whether anyone reads this kind's annotations.
  // Inlined into the decoder of every kind it takes the optimiser minutes.
  @inline(never)
  mutating func metadata(
    of root: YAMLNode, _ header: Header, isNamespaced: Bool, keepsAnnotations: Bool = false, names: NameRule = .prefix
  ) -> ObjectMeta {
    let errors = errorCount
    var metadata = ObjectMeta()
    for entry in root.entries where entry.keyword == .metadata {
      metadata = object(entry) { $0.metadata($1, keepsAnnotations: keepsAnnotations) } ?? metadata
    }
    metadata.range = root.range
    if isNamespaced {
      if metadata.namespace.isEmpty { metadata.namespace = options.defaultNamespace }
    } else {
      metadata.namespace = .none
    }
    // A name of the wrong type has been reported as that.
    if errors == errorCount, metadata.name.isEmpty {
      if metadata.generateName.isEmpty {
        let cure = names == .namedLater ? "metadata.name or metadata.generateName" : "metadata.name"
        error(.missingName, at: header.range, "this \(header.kind.text) has no name; add \(cure)")
      } else if names == .prefix {
        metadata.name = Symbol("\(metadata.generateName.text)*")
      }
    }
    return metadata
  }

  private mutating func metadata(_ node: YAMLNode, keepsAnnotations: Bool) -> ObjectMeta {
    var metadata = ObjectMeta()
    for entry in node.entries {
      switch entry.keyword {
      case .name: metadata.name = string(entry)
      case .namespace: metadata.namespace = string(entry)
      case .generateName: metadata.generateName = string(entry)
      case .uid: metadata.uid = string(entry)
      case .labels: metadata.labels = labels(entry)
      case .annotations:
        if keepsAnnotations { metadata.annotations = labelSet(entry) ?? LabelSet() } else { checkPairs(entry) }
        if entry.value.kind == .mapping, let hook = entry.value["helm.sh/hook" as Symbol], hook.kind == .scalar {
          metadata.helmHook = hook.symbol
        }
      case .ownerReferences: metadata.ownerReferences = objects(entry) { $0.ownerReference($1) } ?? []
      case .creationTimestamp: metadata.creationTimestamp = time(entry)
      case .deletionTimestamp: metadata.isTerminating = time(entry) != nil
      default: break
      }
    }
    return metadata
  }

  /// Labels hold no positions, so that those of one text are one set in memory.
  private mutating func labels(_ entry: YAMLEntry) -> LabelSet {
    let key = RepeatedText<LabelSet>.Key(entry.value)
    if let key, let known = labelTexts.value(key) { return known }
    let errors = errorCount
    let labels = labelSet(entry) ?? LabelSet()
    if let key, errors == errorCount { labelTexts.store(labels, for: key) }
    return labels
  }

  private mutating func ownerReference(_ node: YAMLNode) -> OwnerReference {
    var owner = OwnerReference(apiVersion: .none, kind: .none, name: .none, isController: false)
    for entry in node.entries {
      switch entry.keyword {
      case .apiVersion: owner.apiVersion = string(entry)
      case .kind: owner.kind = string(entry)
      case .name: owner.name = string(entry)
      case .uid: owner.uid = string(entry)
      case .controller: owner.isController = bool(entry) ?? false
      default: break
      }
    }
    return owner
  }

  /// A point in time as seconds since 1970, nil when it is null.
  mutating func time(_ entry: YAMLEntry) -> Int64? {
    let errors = errorCount
    guard let text = optionalString(entry), errors == errorCount else { return nil }
    if let seconds = text.withUTF8({ Timestamp.seconds($0) }) { return seconds }
    error(
      .invalidTime, at: entry.value.range,
      "\(entry.key.text) must be a time as RFC 3339 writes it, but this is \"\(text.text)\"; "
        + "write one such as 2025-01-31T12:00:00Z")
    return nil
  }
}
