/// How much a file may hold, so that no input can use up memory or time.
public struct YAMLLimits: Sendable {
  /// Bytes a file; at most 1 GiB whatever is asked for.
  public let maximumBytes: Int
  /// Mappings and sequences inside each other.
  public let maximumDepth: Int
  /// Nodes a file.
  public let maximumNodes: Int
  /// Nodes that aliases add to those written: an alias counts as many as the node it stands for holds.
  public let maximumAliasedNodes: Int

  public init(maximumBytes: Int, maximumDepth: Int, maximumNodes: Int, maximumAliasedNodes: Int) {
    // Offsets into the file and into unescaped text (at most half as long again) are 31 bits wide.
    self.maximumBytes = min(maximumBytes, 1 << 30)
    self.maximumDepth = maximumDepth
    self.maximumNodes = min(maximumNodes, 1 << 30)
    self.maximumAliasedNodes = min(maximumAliasedNodes, 1 << 30)
  }

  /// Far above any cluster's dump.
  public static let standard = YAMLLimits(
    maximumBytes: 256 << 20, maximumDepth: 256, maximumNodes: 1 << 24, maximumAliasedNodes: 1 << 20)

  /// Whether a file of that size is within these limits.
  public func allow(_ size: YAMLSize) -> Bool {
    size.nodes <= maximumNodes && size.aliasedNodes <= maximumAliasedNodes
  }
}

/// How much a file, or a part of it, holds.
public struct YAMLSize: Sendable {
  public var nodes = 0
  /// Nodes that aliases add to those written.
  public var aliasedNodes = 0

  public static func + (a: YAMLSize, b: YAMLSize) -> YAMLSize {
    YAMLSize(nodes: a.nodes + b.nodes, aliasedNodes: a.aliasedNodes + b.aliasedNodes)
  }
}
