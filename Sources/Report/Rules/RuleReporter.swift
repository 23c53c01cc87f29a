/// A way to show rules.
public struct RuleReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  private let writeRules: @Sendable (RuleCatalogue, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, _ write: @escaping @Sendable (RuleCatalogue, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.writeRules = write
  }

  public func write(_ catalogue: RuleCatalogue, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeRules(catalogue, style, output)
  }
}

extension RuleReporter {
  /// Every value of `bayplan rules -o`; the first is the default.
  public static let all: [RuleReporter] = [.wide, .json, .markdown, .schema]
}
