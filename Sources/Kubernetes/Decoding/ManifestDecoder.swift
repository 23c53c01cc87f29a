public import Symbols
public import YAML

/// Turns YAML documents into typed objects, defaulted as the API server would store them.
public enum ManifestDecoder {
  public struct Options: Sendable {
    /// The namespace of namespaced objects that name none.
    public var defaultNamespace: Symbol
    /// Each container has its own place. Without it those of pods that have their node may share that of the first of the
    /// same text.
    public var keepsEveryPlace = false
    /// Of what the trees are kept beside the typed values.
    public var keepsWritten = Keeping.nothing

    public enum Keeping: Sendable {
      case nothing
      /// Those of workloads.
      case templates
      case podsAndTemplates
    }

    public init(defaultNamespace: Symbol = "default") {
      self.defaultNamespace = defaultNamespace
    }
  }

  /// The kinds that are read, sorted; others are counted.
  public static var kinds: [String] { KnownKind.byName.keys.map(\.text).sorted() }

  /// Decodes a file's documents; lists are taken apart, kinds that bayplan does not read are counted.
  ///
  /// Nothing is thrown: what is wrong stands in the diagnostics, after those of the file itself. An object with an
  /// error is left out.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public static func decode(_ file: YAMLFile, options: Options = Options()) -> Manifests {
    var decoder = ObjectDecoder(options: options)
    decoder.diagnostics = file.diagnostics
    for document in file.documents where !document.root.isNull { decoder.document(document) }
    var manifests = Manifests(
      objects: decoder.objects, passedOver: passedOver(decoder.passedOver), diagnostics: decoder.diagnostics)
    manifests.named = decoder.named
    manifests.atDoor = decoder.atDoor
    return manifests
  }

  /// One object, as a node that says its apiVersion and kind; nil for what is no object of a kind that is read, or has a mistake.
  public static func object(_ node: YAMLNode, options: Options = Options()) -> KubernetesObject? {
    var decoder = ObjectDecoder(options: options)
    decoder.document(node)
    return decoder.objects.first
  }

  private static func passedOver(_ counts: [ObjectDecoder.KindName: Int]) -> [Manifests.PassedOver] {
    counts
      .map { name, count in
        Manifests.PassedOver(apiVersion: name.apiVersion.text, kind: name.kind.text, count: count)
      }
      .sorted { a, b in (a.apiVersion, a.kind) < (b.apiVersion, b.kind) }
  }
}
