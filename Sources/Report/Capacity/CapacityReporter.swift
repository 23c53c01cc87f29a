/// What `bayplan capacity` comes to.
public enum CapacityAnswer: Sendable {
  /// How many more pods fit.
  case pods(CapacityReport)
  /// How many more nodes would take the pods without a place.
  case nodes(NodesNeededReport)
}

/// A way to show how much more fits.
public typealias CapacityReporter = Reporter<CapacityAnswer>

extension CapacityReporter {
  /// Every value of `bayplan capacity -o`; the first is the default.
  public static var all: [CapacityReporter] { [.wide, .json] }
}
