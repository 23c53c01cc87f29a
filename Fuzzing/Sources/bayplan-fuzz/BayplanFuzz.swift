import FuzzTargets

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

// `bayplan-fuzz TARGET [ARGUMENT...]` runs a target: by libFuzzer, whose arguments follow, where the program is built with
// it (it has a main function of its own then), otherwise by the driver of its own. Without a target it prints all.

/// The target of that name; without one the program ends.
private func target(named name: String?) -> FuzzTarget {
  if let name, let target = FuzzTarget.all.first(where: { $0.name == name }) { return target }
  print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
  exit(name == nil ? 0 : 2)
}

#if LIBFUZZER
  /// libFuzzer's functions have no context. Written once, before the first run.
  nonisolated(unsafe) private var chosen: FuzzTarget?

  /// Takes the target's name out of the arguments.
  @_cdecl("LLVMFuzzerInitialize") public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
  ) -> CInt {
    let all = words.pointee
    chosen = target(named: count.pointee > 1 ? all[1].map { String(cString: $0) } : nil)
    all[1] = all[0]
    words.pointee = all + 1
    count.pointee -= 1
    return 0
  }

  @_cdecl("LLVMFuzzerTestOneInput") public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen?.run(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  }
#else
  @main struct BayplanFuzz {
    static func main() {
      let words = CommandLine.arguments.dropFirst()
      exit(SeededDriver(target: target(named: words.first), arguments: Array(words.dropFirst())).run())
    }
  }
#endif
