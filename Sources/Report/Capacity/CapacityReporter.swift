/// A way to show how many more pods fit.
public struct CapacityReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  private let writeCapacity: @Sendable (CapacityReport, TextStyle, ByteOutput) -> Void
  private let writeNodes: @Sendable (NodesNeededReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, capacity: @escaping @Sendable (CapacityReport, TextStyle, ByteOutput) -> Void,
    nodes: @escaping @Sendable (NodesNeededReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    writeCapacity = capacity
    writeNodes = nodes
  }

  public func write(_ report: CapacityReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeCapacity(report, style, output)
  }

  public func write(_ report: NodesNeededReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeNodes(report, style, output)
  }
}

extension CapacityReporter {
  /// Every value of `bayplan capacity -o`; the first is the default.
  public static let all: [CapacityReporter] = [.wide, .json]
}
