/// Which version's standards are meant: `latest`, or `v1.25`.
public enum PodSecurityVersion: Hashable, Sendable {
  case latest
  /// The minor version behind `v1.`.
  case minor(Int)

  /// - Returns: nil for anything but `latest` and `v1.` with a minor version without leading zeros, as the API server takes it.
  public init?(_ text: some StringProtocol) {
    if text == "latest" {
      self = .latest
      return
    }
    let digits = text.dropFirst(3)
    guard text.hasPrefix("v1."), digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits == "0" || !digits.hasPrefix("0"), let minor = Int(digits)
    else { return nil }
    self = .minor(minor)
  }

  /// `latest`, `v1.25`.
  public var text: String {
    switch self {
    case .latest: "latest"
    case .minor(let minor): "v1.\(minor)"
    }
  }

  /// The minor version whose checks are made by an API server of version 1.`server`, which knows no newer ones than its own.
  func checked(by server: Int) -> Int {
    switch self {
    case .latest: server
    case .minor(let minor): min(minor, server)
    }
  }
}
