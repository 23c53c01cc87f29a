public import Scheduler

/// The smallest change of one plugin's weight that puts a pod on another node.
public struct WeightChange: Sendable {
  public let plugin: PluginName
  public let from: Int64
  public let to: Int64
}
