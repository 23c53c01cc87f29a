import Kubernetes
import SourceText

/// Nanoseconds a node and pod, plugin by plugin, while the cluster grows: flat is linear.
enum CurveCommand {
  static func run(_ arguments: inout Arguments) throws {
    let sizes = try arguments.numbers("--sizes") ?? [500, 1000, 2000, 5000, 10_000, 20_000]
    let count = try arguments.number("--pods") ?? 200
    let runs = try arguments.number("--runs") ?? 3
    try arguments.end()
    var table = MarkdownTable(
      "plugin", "nodes", "running", "us/pod, one class", "ns/node", "us/pod, no class", "ns/node")
    for size in sizes {
      let board = try cluster(size)
      for load in PluginLoad.all {
        let configuration = try load.configuration()
        var loaded = board
        loaded.pending = try load.pods(count)
        var cells: [String] = []
        for pods in [loaded.pending, loaded.distinctPending] {
          let timing = try Timing(runs: runs) {
            TimedRun(pods, on: try loaded.scheduler(configuration)).lap
          }
          let perPod = timing.medianCPU / Double(count)
          cells += [Figure.number(perPod * 1e6), Figure.number(perPod * 1e9 / Double(size))]
        }
        table.add(
          load.name, Figure.grouped(size), Figure.grouped(board.running.count), cells[0], cells[1], cells[2], cells[3])
      }
    }
    table.print()
  }

  private static func cluster(_ nodes: Int) throws -> Board {
    let generator = ClusterGenerator(nodes: nodes, running: nodes * 5, pending: 0)
    let folder = try ScratchFolder()
    try folder.write("cluster.yaml") { write in
      generator.writeNodes(to: write)
      generator.writeRunning(to: write)
    }
    var board = Board()
    board.add(try Board.load([folder.path]))
    return board
  }
}
