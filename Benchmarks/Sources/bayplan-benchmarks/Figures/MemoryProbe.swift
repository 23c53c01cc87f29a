import CAllocator
import Foundation
import Kubernetes
import Loading
import SourceText

/// What one process holds after loading files and after counting their running pods.
enum MemoryProbe {
  /// The verb under which the program asks itself.
  static let verb = "memory-probe"

  struct Reading {
    /// Bytes of the files.
    let text: Int
    /// Bytes in use with the objects loaded, with the texts gone, and with the scheduler ready to decide.
    let loaded: Int
    let released: Int
    let ready: Int
    /// The most that was ever resident.
    let peak: Int
  }

  static func measure(_ paths: [String]) throws -> Reading {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [verb] + paths
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = output.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
    guard numbers.count == 5 else { throw Problem("no figures on memory: \(output)") }
    return Reading(text: numbers[0], loaded: numbers[1], released: numbers[2], ready: numbers[3], peak: numbers[4])
  }

  static func run(_ arguments: inout Arguments) throws {
    var paths: [String] = []
    while let path = arguments.positional() { paths.append(path) }
    let sources = SourceMap()
    let manifests = ManifestLoader(sources: sources, options: .init()).load(paths)
    let text = paths.reduce(0) { sum, path in
      sum + ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0)
    }
    let loaded = Int(allocator_live_bytes())
    sources.releaseTexts()
    let released = Int(allocator_live_bytes())
    var board = Board()
    board.add(manifests.objects)
    let scheduler = try board.scheduler()
    let ready = Int(allocator_live_bytes())
    let peak = try peakResident()
    withExtendedLifetime((sources, manifests, board, scheduler)) { print(text, loaded, released, ready, peak) }
  }

  private static func peakResident() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let digits = line.filter(\.isNumber)
      if let kilobytes = Int(digits) { return kilobytes * 1024 }
    }
    throw Problem("this system does not tell the most memory that was used")
  }
}
