public import SourceText
public import Store
public import Symbols
public import YAML

/// A request as admission plugins see it.
public struct AdmissionRequest: Sendable {
  public enum Operation: String, Sendable {
    case create = "CREATE"
    case update = "UPDATE"
    case delete = "DELETE"
    case connect = "CONNECT"
  }

  public let user: User
  public let operation: Operation
  public let resource: ServedResource
  /// Empty for the object itself.
  public let subresource: String
  public let namespace: String
  /// Empty for an object whose name is still to be made.
  public internal(set) var name: String
  /// The object, with its defaults; empty for a deletion. For `pods/eviction`, `pods/binding` and `scale` what was sent there.
  public var object: YAMLDraft
  /// The object as it is stored, for an update or a deletion.
  public let old: ObjectRecord?
  public let isDryRun: Bool
  /// What the client is told beside the answer.
  public var warnings: [Warning] = []
  /// Who has a say and cannot be asked.
  public var notPlayed: [NotPlayed] = []
  /// What is written together with the object.
  public var writes: [AdmissionWrite] = []
  /// Where names that nobody gave come from.
  public var names: NameGenerator

  init(
    user: User, operation: Operation, resource: ServedResource, subresource: String = "", namespace: String,
    name: String, object: YAMLDraft, old: ObjectRecord?, isDryRun: Bool, names: NameGenerator
  ) {
    self.user = user
    self.operation = operation
    self.resource = resource
    self.subresource = subresource
    self.namespace = namespace
    self.name = name
    self.object = object
    self.old = old
    self.isDryRun = isDryRun
    self.names = names
  }

  public var kind: Symbol { resource.kind }

  /// Whether it is about an object of that kind itself, and no subresource of it.
  public func isOf(_ kind: Symbol) -> Bool { resource.kind == kind && subresource.isEmpty }

  /// The name, or the prefix that one is to be made of.
  private var shownName: String {
    name.isEmpty ? object.at("metadata", "generateName")?.text ?? "" : name
  }

  /// `pods "web" is forbidden: …`, as most plugins refuse.
  ///
  /// - Parameters:
  ///   - station: the plugin's name.
  ///   - position: what is to blame; the object where nothing else is.
  public func forbidden(_ text: String, by station: String, at position: SourcePosition? = nil) -> RequestError {
    .forbidden(resource, shownName, text, by: station, at: position ?? object.range.position)
  }
}

/// What a plugin writes beside the object: another object's new content.
public struct AdmissionWrite: Sendable {
  public let kind: Symbol
  public let body: YAMLDraft

  public init(kind: Symbol, body: YAMLDraft) {
    self.kind = kind
    self.body = body
  }
}
