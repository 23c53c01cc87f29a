/// Pods per second: only the decisions are timed, on all nodes, one pod after the other.
enum ScheduleCommand {
  static func run(_ arguments: inout Arguments) throws {
    let runs = try arguments.number("--runs") ?? 5
    let reference = try arguments.number("--reference")
    let only = try arguments.text("--classes")
    let inputs = try BoardInput.all(&arguments)
    try arguments.end()
    var table = MarkdownTable(
      "input", "nodes", "running", "pods", "placed", "classes", "fold", "pods/s median", "best", "pods/CPU s",
      "x reference")
    for (name, board) in inputs {
      for (classes, pods) in [("shared", board.pending), ("none shared", board.distinctPending)]
      where only == nil || only == classes {
        for folds in [true, false] {
          var placed = 0
          let timing = try Timing(runs: runs) {
            let run = TimedRun(pods, on: try board.scheduler(folds: folds))
            placed = run.placed
            return run.lap
          }
          let count = Double(pods.count)
          table.add(
            name, Figure.grouped(board.nodes.count), Figure.grouped(board.running.count), Figure.grouped(pods.count),
            Figure.grouped(placed), classes, folds ? "yes" : "no", Figure.number(count / timing.median),
            Figure.number(count / timing.best), Figure.number(count / timing.medianCPU),
            reference.map { Figure.ratio(count / timing.median / Double($0)) } ?? "")
        }
      }
    }
    table.print()
  }
}
