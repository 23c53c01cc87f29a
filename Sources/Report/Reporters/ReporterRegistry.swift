/// Every value of `-o`.
public enum ReporterRegistry {
  /// For `bayplan place`; the first is the default.
  public static let placement: [Reporter] = [.wide, .json, .yaml, .html(of: "place")]

  /// For `bayplan explain`; the first is the default.
  public static func explanation(_ options: ExplanationOptions) -> [Reporter] {
    [.explanation(options), .json, .yaml, .html(of: "explain", node: options.node)]
  }
}
