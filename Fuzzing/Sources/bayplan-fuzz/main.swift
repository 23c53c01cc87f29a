import CFuzzer
import FuzzTargets

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

// bayplan-fuzz TARGET [ARGUMENT...]: runs a target by libFuzzer where the program is built with it (its arguments follow),
// otherwise by the driver of its own.
guard CommandLine.arguments.count > 1, let target = FuzzTarget.all.first(where: { $0.name == CommandLine.arguments[1] })
else {
  print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
  exit(CommandLine.arguments.count > 1 ? 2 : 0)
}

let chosen = target

// libFuzzer may start the program again, so the name of the target stays its first argument there too.
var arguments: [UnsafeMutablePointer<CChar>?] = (["bayplan-fuzz"] + CommandLine.arguments.dropFirst(2)).map {
  strdup($0)
}
let count = Int32(arguments.count)
arguments.append(nil)
let status = arguments.withUnsafeMutableBufferPointer { words in
  bayplan_run_libfuzzer(count, words.baseAddress) { bytes, count in
    chosen.run(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  }
}
if status >= 0 { exit(status) }
exit(SeededDriver(target: target, arguments: Array(CommandLine.arguments.dropFirst(2))).run())
