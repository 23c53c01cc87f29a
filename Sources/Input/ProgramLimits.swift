#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much of itself another program may ask for.
public struct ProgramLimits: Sendable {
  /// From its start to its end.
  public var seconds: Int
  /// Bytes of standard output.
  public var output: Int
  /// Bytes of standard error.
  public var errors: Int

  public init(seconds: Int, output: Int = FileContents.maximumBytes, errors: Int = 1 << 20) {
    self.seconds = seconds
    self.output = output
    self.errors = errors
  }

  /// The variable of the environment that says how many seconds every program gets.
  public static let variable = "BAYPLAN_PROGRAM_TIMEOUT"

  /// nil when nobody says so.
  static func wantedSeconds() throws(InputError) -> Int? {
    guard let text = getenv(variable).map({ String(cString: $0) }), !text.isEmpty else { return nil }
    guard let seconds = Int(text), (1...86_400).contains(seconds) else {
      throw InputError("\(variable) is '\(text)': give a number of seconds from 1 to 86400")
    }
    return seconds
  }
}
