public import SourceText
public import Symbols

/// A KubeSchedulerConfiguration (`kubescheduler.config.k8s.io/v1`) as written, before it is merged with the defaults.
///
/// Kubernetes documentation: "Scheduler Configuration" and "kube-scheduler Configuration (v1)".
public struct KubeSchedulerConfiguration: Sendable {
  public var percentageOfNodesToScore: Int32?
  /// One empty profile when the file has none.
  public var profiles: [Profile]
  /// `urlPrefix` of each extender; extenders cannot be played offline.
  public var extenders: [Extender]
  /// What only some versions accept, in the order of the file.
  public var versionedFields: [VersionedField] = []
  public var range: SourceRange

  public init(
    percentageOfNodesToScore: Int32? = nil, profiles: [Profile] = [Profile()], extenders: [Extender] = [],
    range: SourceRange = .none
  ) {
    self.percentageOfNodesToScore = percentageOfNodesToScore
    self.profiles = profiles
    self.extenders = extenders
    self.range = range
  }

  public struct Extender: Sendable {
    public var urlPrefix: String
    public var origin: SourcePosition

    public init(urlPrefix: String, origin: SourcePosition) {
      self.urlPrefix = urlPrefix
      self.origin = origin
    }
  }

  /// A field that some versions refuse.
  public struct VersionedField: Sendable {
    public enum Name: Sendable {
      /// `VolumeBindingArgs.shape`.
      case volumeBindingShape
      /// `DynamicResourcesArgs.bindingTimeout`.
      case bindingTimeout
      /// `plugins.podGroupPostFilter`.
      case podGroupPostFilter
    }

    public var name: Name
    /// What a version without it says.
    public var refusal: String
    public var origin: SourcePosition
  }

  /// One entry of `profiles`.
  public struct Profile: Sendable {
    /// nil when absent; a lone profile then answers to `default-scheduler`.
    public var schedulerName: Symbol?
    public var percentageOfNodesToScore: Int32?
    /// `plugins`, by extension point.
    public var plugins: [ExtensionPoint: PluginSet]
    public var pluginConfig: [PluginConfig]
    public var range: SourceRange

    public init(
      schedulerName: Symbol? = nil, percentageOfNodesToScore: Int32? = nil,
      plugins: [ExtensionPoint: PluginSet] = [:], pluginConfig: [PluginConfig] = [], range: SourceRange = .none
    ) {
      self.schedulerName = schedulerName
      self.percentageOfNodesToScore = percentageOfNodesToScore
      self.plugins = plugins
      self.pluginConfig = pluginConfig
      self.range = range
    }
  }

  /// A key of `plugins`.
  public enum ExtensionPoint: String, CaseIterable, Sendable {
    case preEnqueue, queueSort, preFilter, filter, postFilter, podGroupPostFilter, preScore, score, reserve, permit
    case preBind, bind, postBind, multiPoint
  }

  public struct PluginSet: Sendable {
    public struct Entry: Sendable {
      public var name: String
      /// nil when absent.
      public var weight: Int32?
      public var origin: SourcePosition

      public init(name: String, weight: Int32? = nil, origin: SourcePosition = .none) {
        self.name = name
        self.weight = weight
        self.origin = origin
      }
    }

    public var enabled: [Entry]
    public var disabled: [Entry]

    public init(enabled: [Entry] = [], disabled: [Entry] = []) {
      self.enabled = enabled
      self.disabled = disabled
    }
  }

  /// One entry of `pluginConfig`.
  public struct PluginConfig: Sendable {
    public var name: String
    public var arguments: PluginArguments
    public var origin: SourcePosition

    public init(name: String, arguments: PluginArguments, origin: SourcePosition = .none) {
      self.name = name
      self.arguments = arguments
      self.origin = origin
    }
  }
}
