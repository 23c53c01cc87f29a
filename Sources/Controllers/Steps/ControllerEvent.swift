/// An event that a controller records.
public struct ControllerEvent: Hashable, Sendable {
  /// Whether it is a warning, or normal.
  public var isWarning: Bool
  public var reason: String
  public var message: String
  /// `Kind/name` of the object that it is about.
  public var object: String

  /// `Warning` or `Normal`.
  public var type: String { isWarning ? "Warning" : "Normal" }
}
