/// A minor release of Kubernetes 1: `1.36`.
public struct Release: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let minor: Int

  public init(minor: Int) { self.minor = minor }

  /// The newest that the descriptions know.
  public static let newest = Release(minor: 37)

  init?(_ piece: Piece) {
    guard piece.hasPrefix("1."), let minor = Int(piece.dropFirst(2).text) else { return nil }
    self.minor = minor
  }

  public static func < (a: Release, b: Release) -> Bool { a.minor < b.minor }

  public var description: String { "1.\(minor)" }
}
