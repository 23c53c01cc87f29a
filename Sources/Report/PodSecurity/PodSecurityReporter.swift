/// A way to show what pod security says.
public typealias PodSecurityReporter = Reporter<PodSecurityReport>

extension PodSecurityReporter {
  /// Every value of `bayplan podsecurity -o`; the first is the default.
  public static var all: [PodSecurityReporter] { [.wide, .json, .github] }
}
