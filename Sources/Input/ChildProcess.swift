import CProcess

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that runs in a session, and so in a group, of its own: all that it starts can be ended with it, and nothing of
/// it can wait for words from a terminal.
final class ChildProcess {
  private let id: pid_t
  private var status: Int32?

  /// What came out of a program's descriptors.
  enum Drained {
    case all([[UInt8]])
    /// More than this many bytes.
    case tooMuch(Int)
    case tooLong
  }

  /// How long output may stay open behind the end of the program, by what it left running, in milliseconds.
  private static let afterlife = 500

  /// nil when there is no such program.
  init?(_ command: ExternalCommand, output: Int32, errors: Int32) throws(InputError) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let closing = Int16(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let closing: Int16 = 0
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores SIGPIPE, which others would inherit.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, bayplan_spawn_session() | closing | Int16(POSIX_SPAWN_SETSIGDEF))
    var words = ([command.name] + command.arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    let failure = posix_spawnp(&child, command.name, &actions, &attributes, words, environ)
    if failure == ENOENT { return nil }
    if failure != 0 { throw InputError("cannot run '\(command.line)': \(FileContents.reason(failure))") }
    id = child
    RunningGroups.add(child)
  }

  /// Reads descriptors to their ends, each up to its limit, as it comes, so that none waits for another.
  func drain(_ sources: [(descriptor: Int32, limit: Int)], _ seconds: Int) -> Drained {
    let start = Self.milliseconds
    var texts: [[UInt8]] = Array(repeating: [], count: sources.count)
    var polls = sources.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    var ended: Int?
    while polls.contains(where: { $0.fd >= 0 }) || ended == nil {
      let now = Self.milliseconds
      if now - start >= seconds * 1000 { return end(.tooLong) }
      if ended == nil, hasEnded { ended = now }
      if let ended {
        if polls.allSatisfy({ $0.fd < 0 }) { break }
        if now - ended >= Self.afterlife { return end(.all(texts)) }
      }
      // Without an end of a pipe in sight, the program's own end has to be looked for.
      let ready = poll(&polls, nfds_t(polls.count), polls.contains { $0.fd >= 0 } ? 50 : 5)
      guard ready > 0 else { continue }
      for index in polls.indices where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
          if texts[index].count > sources[index].limit { return end(.tooMuch(sources[index].limit)) }
        } else if count == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
    }
    return .all(texts)
  }

  /// Whether the program itself has ended; it can still be reaped.
  private var hasEnded: Bool {
    var info = siginfo_t()
    return waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
  }

  private func end(_ drained: Drained) -> Drained {
    kill(-id, SIGKILL)
    return drained
  }

  /// The status, as a shell tells it; waits for the end.
  func reap() -> Int32 {
    if let status { return status }
    var word: Int32 = 0
    while waitpid(id, &word, 0) < 0, errno == EINTR {}
    RunningGroups.remove(id)
    let signal = word & 0x7F
    let status = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
    self.status = status
    return status
  }

  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }
}
