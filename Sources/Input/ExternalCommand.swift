#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that is run to its end for what it writes. It gets the environment and an empty standard input.
public struct ExternalCommand: Hashable, Sendable {
  /// Looked for on PATH when it has no slash.
  public let name: String
  public let arguments: [String]

  public init(_ name: String, _ arguments: [String]) {
    self.name = name
    self.arguments = arguments
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
  /// - Throws: when it cannot be run, or writes more than a file can hold.
  public func run() throws(InputError) -> Outcome? {
    let output = try Pipe(for: line)
    let errors = try Pipe(for: line)
    defer {
      output.close()
      errors.close()
    }
    guard let child = try spawn(output, errors) else { return nil }
    output.closeWriting()
    errors.closeWriting()
    let texts = Self.drain(output.reading, errors.reading)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard let texts else { throw InputError("cannot read what '\(line)' writes: larger than 2 GiB") }
    let signal = status & 0x7F
    return Outcome(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: texts.0, errors: texts.1)
  }

  private func spawn(_ output: Pipe, _ errors: Pipe) throws(InputError) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    var words = ([name] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    let failure = posix_spawnp(&child, name, &actions, nil, words, environ)
    if failure == ENOENT { return nil }
    if failure != 0 { throw InputError("cannot run '\(line)': \(FileContents.reason(failure))") }
    return child
  }

  /// All that two descriptors give, read as it comes so that neither side waits for the other; nil when it is too much.
  private static func drain(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8])? {
    var texts: [[UInt8]] = [[], []]
    var polls = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while polls.contains(where: { $0.fd >= 0 }) {
      if poll(&polls, nfds_t(polls.count), -1) < 0 {
        if errno == EINTR { continue }
        return nil
      }
      for index in polls.indices where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
          if texts[index].count > FileContents.maximumBytes { return nil }
        } else if count == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
    }
    return (texts[0], texts[1])
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

/// Two ends of a pipe that no other program inherits.
private final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init(for line: String) throws(InputError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw InputError("cannot run '\(line)': \(FileContents.reason(errno))") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }

  func closeWriting() {
    if writing >= 0 { systemClose(writing) }
    writing = -1
  }

  func close() {
    closeWriting()
    systemClose(reading)
  }
}

// Named apart from `Pipe.close`.
private func systemClose(_ descriptor: Int32) {
  _ = close(descriptor)
}
