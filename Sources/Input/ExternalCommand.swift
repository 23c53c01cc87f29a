#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that is run to its end for what it writes. It gets the environment, an empty standard input and no terminal.
public struct ExternalCommand: Hashable, Sendable {
  /// Looked for on PATH when it has no slash.
  public let name: String
  public let arguments: [String]
  /// How many seconds it gets, unless `BAYPLAN_PROGRAM_TIMEOUT` says otherwise.
  public let patience: Int

  public static let usualPatience = 60

  public init(_ name: String, _ arguments: [String], patience: Int = usualPatience) {
    self.name = name
    self.arguments = arguments
    self.patience = patience
  }

  /// The line that a person would type.
  public var line: String { ([name] + arguments).map(Self.quoted).joined(separator: " ") }

  /// What came of a run.
  public struct Outcome: Sendable {
    /// 0 when all went well; as a shell tells it, 128 and more for a signal.
    public let status: Int32
    public let output: [UInt8]
    public let errors: [UInt8]
  }

  /// nil when there is no such program.
  ///
  /// - Throws: when it cannot be run, takes too long, or writes more than is read. It and all that it started in its group
  ///   are ended then.
  public func run(limits: ProgramLimits? = nil) throws(InputError) -> Outcome? {
    var limits = limits ?? ProgramLimits(seconds: patience)
    if let seconds = try ProgramLimits.wantedSeconds() { limits.seconds = seconds }
    let output = try Pipe(for: line)
    let errors = try Pipe(for: line)
    defer {
      output.close()
      errors.close()
    }
    guard let child = try ChildProcess(self, output: output.writing, errors: errors.writing) else { return nil }
    output.closeWriting()
    errors.closeWriting()
    defer { _ = child.reap() }
    switch child.drain([(output.reading, limits.output), (errors.reading, limits.errors)], limits.seconds) {
    case .all(let texts): return Outcome(status: child.reap(), output: texts[0], errors: texts[1])
    case .tooMuch(let limit):
      throw InputError("'\(line)' wrote more than \(limit) bytes, which are not read; it was ended")
    case .tooLong:
      let seconds = limits.seconds == 1 ? "1 second" : "\(limits.seconds) seconds"
      throw InputError(
        "'\(line)' did not end within \(seconds), so it was ended; \(ProgramLimits.variable) gives it more seconds")
    }
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:=@+,%".utf8.contains(byte)
      }
    }
    return isPlain && !word.isEmpty
      ? word : "'\(word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
