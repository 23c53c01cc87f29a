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
    let threads = (1..<workers).compactMap { _ in Thread { job.work() } }
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

/// A thread of the system.
private struct Thread {
  private let handle: pthread_t

  /// nil when the system has no thread to give; the others then do its share.
  init?(_ body: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Body(body)).toOpaque()
    #if canImport(Darwin)
      var handle: pthread_t?
    #else
      var handle = pthread_t()
    #endif
    guard pthread_create(&handle, nil, threadMain, argument) == 0 else {
      Unmanaged<Body>.fromOpaque(argument).release()
      return nil
    }
    #if canImport(Darwin)
      guard let handle else { return nil }
    #endif
    self.handle = handle
  }

  func join() {
    pthread_join(handle, nil)
  }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

#if canImport(Darwin)
  private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#else
  private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
  }
#endif
