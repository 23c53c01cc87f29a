import Foundation

let verbs: [(name: String, does: String, run: (inout Arguments) throws -> Void)] = [
  ("generate", "--nodes N --running M --pending P [--seed S] --out FOLDER", GenerateCommand.run),
  ("schedule", "FOLDER … | --nodes N --running M --pending P [--runs K] [--reference PODS/S]", ScheduleCommand.run),
  ("compare", "FOLDER … | --nodes N --running M --pending P", CompareCommand.run),
  ("curve", "[--sizes N,N,…] [--pods P] [--runs K]", CurveCommand.run),
  ("load", "[FILE] | --nodes N --running M [--runs K]", LoadCommand.run),
  ("memory", "--nodes N --running M", MemoryCommand.run),
  ("scheduler-perf", "--data FOLDER [--labels L,L,…] [--only NAME] [--runs K]", SchedulerPerfCommand.run),
]

var arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
let verb = arguments.positional()
if verb == MemoryProbe.verb {
  try MemoryProbe.run(&arguments)
} else if let found = verbs.first(where: { $0.name == verb }) {
  do {
    try found.run(&arguments)
  } catch {
    let message = (error as? Problem)?.message ?? "\(error)"
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(2)
  }
} else {
  let lines = verbs.map { "  bayplan-benchmarks \($0.name) \($0.does)\n" }
  FileHandle.standardError.write(Data(("usage:\n" + lines.joined()).utf8))
  exit(2)
}
