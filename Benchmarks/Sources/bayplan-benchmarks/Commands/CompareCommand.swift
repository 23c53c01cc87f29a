/// Holds what the scheduler keeps from pod to pod against working everything out anew: the checksums over all decisions,
/// with every node's first rejection or every plugin's weighted score in them, must be the same.
enum CompareCommand {
  static func run(_ arguments: inout Arguments) throws {
    let inputs = try BoardInput.all(&arguments)
    try arguments.end()
    var table = MarkdownTable("input", "classes", "pods", "kept", "anew", "")
    var differences = 0
    for (name, board) in inputs {
      for (classes, pods) in [("shared", board.pending), ("none shared", board.distinctPending)] {
        let kept = TimedRun(pods, on: try board.scheduler(folds: true)).checksum
        let anew = TimedRun(pods, on: try board.scheduler(folds: true, keepsClasses: false)).checksum
        if kept != anew { differences += 1 }
        table.add(
          name, classes, Figure.grouped(pods.count), String(kept, radix: 16), String(anew, radix: 16),
          kept == anew ? "same" : "DIFFERENT")
      }
    }
    table.print()
    if differences > 0 { throw Problem("\(differences) checksums differ") }
  }
}
