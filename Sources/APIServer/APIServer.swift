public import Kinds
public import Store
public import Symbols
import Versions
public import YAML

/// What an API server does with requests: a request in, an answer out, and what is stored meanwhile.
///
/// A copy is a fork: it costs nothing, and what it is asked changes nothing here.
public struct APIServer: Sendable {
  /// All that is stored.
  public internal(set) var store = BuiltInRoles.made.store
  public private(set) var settings: ServerSettings
  /// The moment at which the next request comes.
  public var now: Moment
  public internal(set) var names: NameGenerator
  public let resources: ResourceTable
  let admission: AdmissionChain
  let disabled: DisabledFields
  /// What Services were given, as of the last one that was asked for.
  var addresses = ServiceAddresses()
  /// The last change that ``settle()`` looked at.
  var settled = BuiltInRoles.made.store.revision
  var quotaTally = QuotaTally()
  /// What roles and bindings grant, as of the last request.
  var access = BuiltInRoles.made.index
  /// How users were last let speak for others.
  var lastImpersonation: [String: ImpersonationMode] = [:]

  /// A server with what every cluster has.
  public init(_ settings: ServerSettings, now: Moment = Moment(seconds: 1_767_225_600)) {
    self.settings = settings
    self.now = now
    names = NameGenerator(keepsDrawn: settings.keepsDrawnNames)
    resources = ResourceTable.of(settings.release)
    admission = AdmissionChain(AdmissionPlugins.enabled(settings))
    disabled = DisabledFields(settings.version)
    BuiltInObjects.create(in: &self)
  }

  public var release: Release { settings.release }

  /// Whether namespaces, service accounts and priority classes that nobody wrote count as there.
  public var assumesReferences: Bool {
    get { settings.assumesReferences }
    set { settings.assumesReferences = newValue }
  }

  var context: AdmissionContext {
    AdmissionContext(store: store, settings: settings, resources: resources, now: now, access: control)
  }

  /// Who says whether a user may.
  public var control: AccessControl { AccessControl(index: access, store: store, release: release) }

  /// Answers a request, and stores what comes of it.
  public mutating func answer(_ request: Request) -> Answer {
    var warnings: [Warning] = []
    var answer: Answer
    quotaTally.begin(context)
    access.follow(store)
    do throws(RequestError) {
      answer = try perform(request, &warnings)
    } catch {
      answer = Answer(error)
    }
    warnings += answer.warnings
    // The same text is told once.
    var seen: Set<String> = []
    if !warnings.isEmpty { answer.warnings = warnings.filter { seen.insert($0.text).inserted } }
    return answer
  }

  private mutating func perform(_ request: Request, _ warnings: inout [Warning]) throws(RequestError) -> Answer {
    if request.hasBadToken {
      throw RequestError(401, "Unauthorized", "Unauthorized", by: RequestError.Station.authentication)
    }
    let access = Access(request, resources)
    var request = request
    request.user = try speaker(of: request, for: access)
    if settings.authorizes { try control.require(access, by: request.user) }
    let route = try Route(request, resources, settings.version)
    switch route {
    case .answer(let answer): return answer
    case .failure(let error): throw error
    case .resource(let place):
      if let text = place.resource.deprecation { warnings = [Warning(text, at: request.body?.position)] }
      return try perform(request, at: place)
    }
  }

  private mutating func perform(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    if !place.subresource.isEmpty { return try performSubresource(request, at: place) }
    guard place.resource.serves(request.verb) else {
      throw .methodNotAllowed
    }
    switch request.verb {
    case .create: return try create(request, at: place)
    case .update: return try update(request, at: place)
    case .patch: return try patch(request, at: place)
    case .delete: return try delete(request, at: place)
    case .deletecollection: return try deleteCollection(request, at: place)
    case .get: return try get(place)
    case .list: return try list(request, at: place)
    }
  }

  private mutating func performSubresource(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    guard place.resource.has(subresource: place.subresource) else { throw .noSuchPath }
    switch (place.resource.name, place.subresource, request.verb) {
    case ("pods", "eviction", .create): return try evict(request, at: place)
    case ("pods", "binding", .create): return try bind(request, at: place)
    case ("serviceaccounts", "token", .create): return try issueToken(request, at: place)
    case (_, "scale", .get), (_, "scale", .update), (_, "scale", .patch): return try scale(request, at: place)
    case ("pods", "log", .get), ("pods", "exec", _), ("pods", "attach", _), ("pods", "portforward", _),
      ("pods", "proxy", _), ("nodes", "proxy", _), ("services", "proxy", _):
      return try connect(request, at: place)
    case (_, _, .get): return try get(place)
    case (_, _, .update): return try update(request, at: place)
    case (_, _, .patch): return try patch(request, at: place)
    default: throw .methodNotAllowed
    }
  }

  /// Stores an object as it is, unasked: what is observed of a cluster, or what a controller beside the server wrote.
  @discardableResult
  public mutating func restore(_ object: YAMLDraft, kind: Symbol) -> ObjectRecord { store.put(object, kind: kind) }

  /// Takes an object out, unasked.
  public mutating func forget(_ kind: Symbol, _ key: ObjectKey) { store.remove(kind, key) }
}
