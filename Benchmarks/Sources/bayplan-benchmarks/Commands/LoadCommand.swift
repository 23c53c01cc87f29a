import Foundation
import Kubernetes
import Loading
import Parallel
import SourceText
import Validation

/// Bytes per second from files to typed, defaulted objects, beside libyaml's bare event loop over the same bytes.
enum LoadCommand {
  static func run(_ arguments: inout Arguments) throws {
    let runs = try arguments.number("--runs") ?? 5
    let folder = try ScratchFolder()
    let given = arguments.positional()
    let generator = try ClusterGenerator(&arguments)
    try arguments.end()
    let file =
      try given
      ?? folder.write("one.yaml") { write in
        generator.writeNodes(to: write)
        generator.writeRunning(to: write)
      }
    let bytes = try Data(contentsOf: URL(filePath: file))
    let copies = try (0..<4).map { number in
      let path = "\(folder.path)/copy-\(number).yaml"
      try bytes.write(to: URL(filePath: path))
      return path
    }
    let floor = try Timing(runs: runs) { try EventLoop.time(Array(bytes)) }
    let floorRate = Double(bytes.count) / floor.median
    let floorWork = Double(bytes.count) / floor.medianCPU
    var table = MarkdownTable(
      "what", "cores", "MB", "MB/s median", "best", "of the event loop", "MB/CPU s", "of the event loop")
    func add(_ what: String, _ workers: Int, _ size: Int, _ timing: Timing) {
      let rate = Double(size) / timing.median
      let work = Double(size) / timing.medianCPU
      table.add(
        what, "\(workers)", Figure.number(Double(size) / 1e6), Figure.number(rate / 1e6),
        Figure.number(Double(size) / timing.best / 1e6), Figure.percent(rate / floorRate),
        Figure.number(work / 1e6), Figure.percent(work / floorWork))
    }
    add("libyaml's event loop", 1, bytes.count, floor)
    let cores = ParallelMap.cores
    for workers in cores > 1 ? [1, cores] : [1] {
      add("one file", workers, bytes.count, try time([file], workers, .off, runs))
      add("one file, validated", workers, bytes.count, try time([file], workers, .warn, runs))
      add("four files", workers, 4 * bytes.count, try time(copies, workers, .off, runs))
    }
    table.print()
  }

  private static func time(_ paths: [String], _ workers: Int, _ mode: ValidationMode, _ runs: Int) throws -> Timing {
    try Timing(runs: runs) {
      var loader = ManifestLoader(sources: SourceMap(), options: .init())
      loader.workers = workers
      loader.validation = mode
      var manifests = Manifests()
      let lap = Lap.measure { manifests = loader.load(paths) }
      if manifests.hasErrors { throw Problem("\(paths[0]) cannot be read without errors") }
      return lap
    }
  }
}
