import Foundation

/// How long one run took: by the clock on the wall, and by the cores' work, which other programs disturb less.
struct Lap {
  let wall: Double
  let cpu: Double

  static func measure(_ body: () throws -> Void) rethrows -> Lap {
    let start = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    try body()
    return Lap(wall: now(CLOCK_MONOTONIC) - start.0, cpu: now(CLOCK_PROCESS_CPUTIME_ID) - start.1)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Several runs, in seconds.
struct Timing {
  private let wall: [Double]
  private let cpu: [Double]

  /// Runs `body` so many times; what it returns is what counts.
  init(runs: Int, _ body: () throws -> Lap) rethrows {
    var laps: [Lap] = []
    for _ in 0..<max(runs, 1) { laps.append(try body()) }
    wall = laps.map(\.wall).sorted()
    cpu = laps.map(\.cpu).sorted()
  }

  var best: Double { wall[0] }
  var median: Double { wall[wall.count / 2] }
  var medianCPU: Double { cpu[cpu.count / 2] }
}

enum Figure {
  /// `12,345`, `123`, `1.23`.
  static func number(_ value: Double) -> String {
    if !value.isFinite { return "-" }
    if value < 10 { return fixed(value, 2) }
    if value < 100 { return fixed(value, 1) }
    return grouped(Int(value.rounded()))
  }

  static func grouped(_ value: Int) -> String {
    let digits = String(value)
    var text = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0, digit != "-" { text += "," }
      text.append(digit)
    }
    return text
  }

  static func percent(_ value: Double) -> String { value.isFinite ? "\(Int((value * 100).rounded())) %" : "-" }

  static func ratio(_ value: Double) -> String { value.isFinite ? "\(number(value)) x" : "-" }

  private static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100.0
    let scaled = Int((value * scale).rounded())
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
