import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on all cores without the concurrency runtime, which would cost start-up time.
public enum ParallelMap {
  /// The results for 0 ..< `count`, in that order.
  ///
  /// - Parameter workers: at most so many at once.
  public static func run<Result: Sendable>(
    _ count: Int, workers: Int = cores, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let workers = min(workers, count)
    guard workers > 1 else { return (0..<count).map(body) }
    let job = Job(count, body)
    let threads = (1..<workers).compactMap { _ in SystemThread { job.work() } }
    job.work()
    for thread in threads { thread.join() }
    return job.results
  }

  /// The cores of this machine.
  public static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// What the threads share: they draw numbers until none is left.
private final class Job<Result: Sendable>: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Result
  private let next = Atomic<Int>(0)
  private let done: Mutex<[Result?]>

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.body = body
    done = Mutex(Array(repeating: nil, count: count))
  }

  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = body(index)
      done.withLock { $0[index] = result }
    }
  }

  var results: [Result] { done.withLock { $0.compactMap { $0 } } }
}
