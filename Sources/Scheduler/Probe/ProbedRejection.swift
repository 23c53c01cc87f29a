/// A filter's no to a node in a what-if question. Two that are equal say no for the same reasons.
public struct ProbedRejection: Hashable, Sendable {
  /// nil for a node that PreFilter ruled out.
  public let plugin: PluginName?
  /// Which reasons; has no meaning but that of being equal.
  private let reasons: UInt64

  init(_ plugin: PluginName?, _ verdict: FilterVerdict) {
    self.plugin = plugin
    reasons = verdict.rawValue
  }
}
