public import SourceText

/// What a file, or several, held: the objects in input order, and what was passed over.
public struct Manifests: Sendable {
  /// A kind that bayplan does not read, with how often it stood in the input.
  public struct PassedOver: Hashable, Sendable {
    public let apiVersion: String
    public let kind: String
    public var count: Int

    public init(apiVersion: String, kind: String, count: Int) {
      self.apiVersion = apiVersion
      self.kind = kind
      self.count = count
    }
  }

  public var objects: [KubernetesObject]
  /// Sorted by apiVersion, then kind.
  public var passedOver: [PassedOver]
  /// Files of folders that were not read as manifests, sorted by the bytes of their paths.
  public var passedOverFiles: [PassedOverFile] = []
  /// Of those that are passed over, what others refer to by name.
  public var named: [NamedObject] = []
  /// What the API server goes by when it admits others, as it is written. Kept where ``ManifestDecoder/Options/keepsWritten``
  /// asks for it.
  public var atDoor: [WrittenObject] = []
  public var diagnostics: [Diagnostic]
  /// What was taken for granted in reading them, in plain words.
  public var assumptions: [String] = []

  public init(objects: [KubernetesObject] = [], passedOver: [PassedOver] = [], diagnostics: [Diagnostic] = []) {
    self.objects = objects
    self.passedOver = passedOver
    self.diagnostics = diagnostics
  }

  /// Adds what another file held.
  public mutating func append(_ other: Manifests) {
    objects += other.objects
    named += other.named
    atDoor += other.atDoor
    diagnostics += other.diagnostics
    assumptions += other.assumptions
    passedOver = PassedOver.sum(passedOver + other.passedOver)
    passedOverFiles += other.passedOverFiles
  }

  /// Whether any diagnostic is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Manifests.PassedOver {
  /// One entry for each kind, sorted by apiVersion, then kind.
  public static func sum(_ kinds: [Manifests.PassedOver]) -> [Manifests.PassedOver] {
    let sorted = kinds.sorted { a, b in (a.apiVersion, a.kind) < (b.apiVersion, b.kind) }
    return sorted.reduce(into: []) { sum, kind in
      if let last = sum.indices.last, sum[last].apiVersion == kind.apiVersion, sum[last].kind == kind.kind {
        sum[last].count += kind.count
      } else {
        sum.append(kind)
      }
    }
  }
}
