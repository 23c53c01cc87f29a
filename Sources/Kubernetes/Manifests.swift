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
  public var diagnostics: [Diagnostic]

  public init(objects: [KubernetesObject] = [], passedOver: [PassedOver] = [], diagnostics: [Diagnostic] = []) {
    self.objects = objects
    self.passedOver = passedOver
    self.diagnostics = diagnostics
  }

  /// Adds what another file held.
  public mutating func append(_ other: Manifests) {
    objects += other.objects
    diagnostics += other.diagnostics
    for kind in other.passedOver {
      if let slot = passedOver.firstIndex(where: { $0.apiVersion == kind.apiVersion && $0.kind == kind.kind }) {
        passedOver[slot].count += kind.count
      } else {
        passedOver.append(kind)
      }
    }
    passedOver.sort { ($0.apiVersion, $0.kind) < ($1.apiVersion, $1.kind) }
  }

  /// Whether any diagnostic is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
