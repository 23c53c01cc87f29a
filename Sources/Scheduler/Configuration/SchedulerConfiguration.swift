public import Kubernetes
public import SourceText
public import Symbols
public import Versions

/// A KubeSchedulerConfiguration merged with the defaults: what the scheduler runs with.
public struct SchedulerConfiguration: Sendable {
  let profiles: [Profile]
  /// The kube-scheduler that is played.
  public let version: KubernetesVersion
  /// Plugins and extenders that bayplan cannot play, with where they stand.
  public let notModelled: [(what: String, origin: SourcePosition)]

  /// - Parameter configuration: nil for the default configuration.
  /// - Throws: ``ProfileError`` with kube-scheduler's own words when it would refuse to start.
  public init(
    _ configuration: KubeSchedulerConfiguration? = nil, version: KubernetesVersion = .standard
  ) throws(ProfileError) {
    let configuration = configuration ?? KubeSchedulerConfiguration()
    for field in configuration.versionedFields where !version.accepts(field.name) {
      throw ProfileError(field.refusal, at: field.origin)
    }
    var profiles: [Profile] = []
    var notModelled = configuration.extenders.map { (what: "scheduler extender \($0.urlPrefix)", origin: $0.origin) }
    notModelled += version.unplayedGates.map { (what: "feature gate \($0)", origin: .none) }
    for profile in configuration.profiles {
      let name = profile.schedulerName ?? "default-scheduler"
      if profiles.contains(where: { $0.schedulerName == name }) {
        throw ProfileError("duplicate profile with scheduler name \"\(name.text)\"", at: profile.range.position)
      }
      let order = PluginOrder(profile.plugins, version)
      // A version that lacks an in-tree plugin of a later one refuses it; a stranger's plugin cannot be played.
      for entry in order.unknown where PluginName(rawValue: entry.name) != nil {
        throw ProfileError(
          "initializing profiles: creating profile for scheduler name \(name.text): "
            + "PreFilterPlugin \"\(entry.name)\" does not exist", at: entry.origin)
      }
      for entry in order.unknown where !notModelled.contains(where: { $0.origin == entry.origin }) {
        notModelled.append((what: "scheduler plugin \(entry.name)", origin: entry.origin))
      }
      do {
        profiles.append(try Profile(profile, name: name, order, configuration.percentageOfNodesToScore, version))
      } catch {
        throw ProfileError(
          "initializing profiles: creating profile for scheduler name \(name.text): \(error.message)", at: error.origin)
      }
    }
    self.profiles = profiles
    self.version = version
    self.notModelled = notModelled
  }

  func profile(named name: Symbol) -> Profile? { profiles.first { $0.schedulerName == name } }

  /// The scheduler names that this configuration answers to, in its order.
  public var schedulerNames: [Symbol] { profiles.map(\.schedulerName) }
}

extension KubernetesVersion {
  fileprivate func accepts(_ field: KubeSchedulerConfiguration.VersionedField.Name) -> Bool {
    switch field {
    case .volumeBindingShape: has(.volumeBindingScores)
    case .bindingTimeout: has(.deviceBindingConditionsCount)
    case .podGroupPostFilter: has(.podGroupPostFilterKnown)
    }
  }
}

/// Why kube-scheduler would not start with a configuration.
public struct ProfileError: Error {
  public let message: String
  public let origin: SourcePosition

  init(_ message: String, at origin: SourcePosition) {
    self.message = message
    self.origin = origin
  }
}

extension Profile {
  fileprivate convenience init(
    _ profile: KubeSchedulerConfiguration.Profile, name: Symbol, _ plugins: PluginOrder,
    _ percentage: Int32?,
    _ version: KubernetesVersion
  ) throws(ProfileError) {
    var order: [ExtensionPoint: [PluginName]] = [:]
    for point in ExtensionPoint.allCases where point != .multiPoint { order[point] = try plugins.names(at: point) }
    let arguments = ArgumentTable(profile.pluginConfig)
    if version.has(.capacityShapeIsChecked), let origin = arguments.nodeResourcesFit.unusedShape {
      throw ProfileError(
        "initializing plugin \"NodeResourcesFit\": scoringStrategy.requestedToCapacityRatio: Forbidden: "
          + "must be nil when type is not RequestedToCapacityRatio", at: origin)
    }
    let known = PluginRegistry.entries(in: version)
    func instances(at point: ExtensionPoint) -> [any Sendable] {
      (order[point] ?? []).compactMap { name in
        known.first { $0.name == name }?.make?(arguments)
      }
    }
    let queueSorts = order[.queueSort] ?? []
    if queueSorts.count != 1 {
      throw ProfileError(
        "only one queue sort plugin required for profile with scheduler name \"\(name.text)\", "
          + "but got \(queueSorts.count)", at: profile.range.position)
    }
    if (order[.bind] ?? []).isEmpty {
      throw ProfileError(
        "at least one bind plugin is needed for profile with scheduler name \"\(name.text)\"",
        at: profile.range.position)
    }
    self.init(
      schedulerName: name, order: order,
      filters: instances(at: .filter).compactMap { $0 as? any FilterPlugin },
      preFilters: instances(at: .preFilter).compactMap { $0 as? any FilterPlugin }.filter(\.hasPreFilter),
      scores: instances(at: .score).compactMap { $0 as? any ScorePlugin }.map { ($0, plugins.weight(of: $0.name)) },
      preemption: arguments.defaultPreemption,
      percentageOfNodesToScore: profile.percentageOfNodesToScore ?? percentage)
  }
}
