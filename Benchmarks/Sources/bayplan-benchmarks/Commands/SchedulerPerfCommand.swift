import Foundation
import SourceText
import YAML

/// Replays the workloads of Kubernetes' own scheduler benchmark beside the floors that its CI holds kube-scheduler to.
enum SchedulerPerfCommand {
  static func run(_ arguments: inout Arguments) throws {
    guard let data = try arguments.text("--data") else {
      throw Problem("name the folder of scheduler_perf's files with --data (test/integration/scheduler_perf)")
    }
    let labels = try arguments.text("--labels").map { Set($0.split(separator: ",").map(String.init)) }
    let only = try arguments.text("--only")
    let runs = try arguments.number("--runs") ?? 3
    try arguments.end()
    var table = MarkdownTable(
      "workload", "nodes", "pods before", "pods", "placed", "pods/s", "pods/CPU s", "floor", "x floor")
    var leftOut: [(title: String, why: String)] = []
    let templates = PerfTemplates()
    for workload in try workloads(in: data) {
      if let labels, labels.isDisjoint(with: workload.labels) { continue }
      if let only, !workload.title.contains(only) { continue }
      if let obstacle = PerfReplay.obstacle(to: workload) {
        leftOut.append((workload.title, obstacle))
        continue
      }
      let replay = try PerfReplay(workload, templates)
      var results: [PerfReplay.Result] = []
      let timing = try Timing(runs: runs) {
        let result = try replay.run()
        results.append(result)
        return result.lap
      }
      guard let result = results.first else { continue }
      let rate = Double(result.measured) / timing.median
      table.add(
        workload.title, Figure.grouped(result.nodes), Figure.grouped(result.before), Figure.grouped(result.measured),
        Figure.grouped(result.placed), Figure.number(rate), Figure.number(Double(result.measured) / timing.medianCPU),
        workload.floor.map { "\($0)" } ?? "", workload.floor.map { Figure.ratio(rate / Double($0)) } ?? "")
    }
    table.print()
    if !leftOut.isEmpty {
      print("\nLeft out, for steps that only an API server and its clients take:\n")
      for (title, why) in leftOut { print("- \(title): \(why)") }
    }
  }

  private static func workloads(in data: String) throws -> [PerfWorkload] {
    guard let found = FileManager.default.enumerator(atPath: data) else { throw Problem("cannot read \(data)") }
    let paths = found.compactMap { $0 as? String }.filter { $0.hasSuffix("performance-config.yaml") }.sorted()
    if paths.isEmpty { throw Problem("no performance-config.yaml in \(data)") }
    return try paths.flatMap { path -> [PerfWorkload] in
      let file = "\(data)/\(path)"
      let bytes = Array(try Data(contentsOf: URL(filePath: file)))
      let folder = URL(filePath: file).deletingLastPathComponent().relativePath
      return try PerfWorkload.all(in: YAMLReader.read(SourceMap().add(path: file, bytes: bytes)), folder: folder)
    }
  }
}
