import Kubernetes

/// A point in time to the second, as objects hold it.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970.
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads what RFC 3339 writes, fractions dropped; nil for anything else.
  public init?(_ text: String) {
    var text = text
    guard let seconds = text.withUTF8({ Timestamp.seconds($0) }) else { return nil }
    self.seconds = seconds
  }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  /// The moment some seconds later, at the end of what can be counted if it lies beyond.
  public func adding(_ more: Int64) -> Moment {
    let (sum, overflows) = seconds.addingReportingOverflow(more)
    return Moment(seconds: overflows ? (more < 0 ? .min : .max) : sum)
  }

  /// How many seconds have gone by since `earlier`.
  public func since(_ earlier: Moment) -> Int64 {
    let (difference, overflows) = seconds.subtractingReportingOverflow(earlier.seconds)
    return overflows ? (seconds < earlier.seconds ? .min : .max) : difference
  }

  /// As objects hold it: `2026-11-29T12:00:00Z`.
  public var text: String { Timestamp.text(seconds) }

  /// The same as a value of an object.
  public var value: Value { .text(text) }
}
