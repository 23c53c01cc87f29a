/// A way to show a placement report.
public typealias PlacementReporter = Reporter<PlacementReport>

/// Every value of `-o` for placement reports.
public enum ReporterRegistry {
  /// For `bayplan place`; the first is the default.
  public static let placement: [PlacementReporter] = [.wide, .json, .yaml, .html(of: "place")]

  /// For `bayplan explain`; the first is the default.
  public static func explanation(_ options: ExplanationOptions) -> [PlacementReporter] {
    [.explanation(options), .json, .yaml, .html(of: "explain", node: options.node)]
  }
}
