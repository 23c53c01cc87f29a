import FuzzTargets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a target without libFuzzer: over files as they are, then over changes of them that a seed decides. It takes the
/// arguments of libFuzzer that Fuzzing/run gives, and paths of files and folders.
struct SeededDriver {
  private let target: FuzzTarget
  private var seconds = 10
  private var seed: UInt64 = 1
  private var isReplay = false
  /// Where the input of the moment stands, so that it is there when the program ends by it.
  private var prefix = "./"
  private var paths: [String] = []

  /// An input that takes longer is a find.
  private static let patience: UInt32 = 10
  private static let longest = 65_536

  init(target: FuzzTarget, arguments: [String]) {
    self.target = target
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      switch parts.first {
      case "-max_total_time": seconds = Int(parts.last ?? "") ?? seconds
      case "-seed": seed = UInt64(parts.last ?? "") ?? seed
      case "-artifact_prefix": prefix = parts.last ?? prefix
      case "-runs": isReplay = parts.last == "0"
      case _ where argument.hasPrefix("-"): break
      default: paths.append(argument)
      }
    }
  }

  func run() -> Int32 {
    var mutator = Mutator(seed: seed, words: target.words.map { Array($0.utf8) })
    let inputs = paths.flatMap(files).compactMap(bytes)
    var executions = 0
    for input in inputs {
      execute(input)
      executions += 1
    }
    let end = time(nil) + seconds
    while !isReplay, time(nil) < end {
      execute(
        mutator.change(inputs.isEmpty ? [] : inputs[mutator.below(inputs.count)], others: inputs, atMost: Self.longest))
      executions += 1
    }
    print("Done \(executions) runs in \(isReplay ? 0 : seconds) second(s)")
    unlink(place)
    return 0
  }

  private var place: String { "\(prefix)crash-\(target.name)-\(getpid())" }

  private func execute(_ input: [UInt8]) {
    let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = input.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    alarm(Self.patience)
    input.withUnsafeBufferPointer { target.run($0) }
    alarm(0)
  }

  private func files(_ path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().flatMap { files("\(path)/\($0)") }
  }

  private func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.longest)
    let count = read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }
}
