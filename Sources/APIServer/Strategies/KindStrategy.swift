import Kinds
import Store
import Symbols
import Versions
import YAML

/// What the server does with objects of a kind beside decoding and validation: what it resets, counts, fills in and hands out.
protocol KindStrategy: Sendable {
  /// Before a new object is validated.
  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext)

  /// Before a change is validated; `subresource` is empty for the object itself.
  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext)

  /// After validation, for what is handed out once (addresses, ports).
  ///
  /// - Parameter old: nil for a new object.
  func begin(_ object: inout YAMLDraft, from old: YAMLDraft?, _ context: StrategyContext) throws(RequestError)

  /// Whether a deletion answers the object.
  var returnsDeletedObject: Bool { get }
  /// Whether an update may lack the resourceVersion.
  var allowsUnconditionalUpdate: Bool { get }
  /// Whether an update makes an object that is not there.
  var allowsCreateOnUpdate: Bool { get }
}

extension KindStrategy {
  func begin(_ object: inout YAMLDraft, from old: YAMLDraft?, _ context: StrategyContext) throws(RequestError) {}
  var returnsDeletedObject: Bool { false }
  var allowsUnconditionalUpdate: Bool { true }
  var allowsCreateOnUpdate: Bool { false }
}

/// What strategies may ask.
struct StrategyContext: Sendable {
  let store: ObjectStore
  let version: KubernetesVersion
  let resources: ResourceTable
  let now: Moment
  let addresses: ServiceAddresses

  init(_ server: APIServer) {
    store = server.store
    version = server.settings.version
    resources = server.resources
    now = server.now
    addresses = server.addresses
  }

  var release: Release { Release(minor: version.minor) }
}
