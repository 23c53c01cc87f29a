import Foundation

/// Writes `cluster.yaml` and `pods.yaml` into a folder.
enum GenerateCommand {
  static func run(_ arguments: inout Arguments) throws {
    let generator = try ClusterGenerator(&arguments)
    guard let folder = try arguments.text("--out") else { throw Problem("name the folder to write to with --out") }
    try arguments.end()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try TextFile.write("\(folder)/cluster.yaml") { write in
      generator.writeNodes(to: write)
      generator.writeRunning(to: write)
    }
    try TextFile.write("\(folder)/pods.yaml", generator.writePending)
  }
}

extension ClusterGenerator {
  init(_ arguments: inout Arguments) throws {
    self.init(
      nodes: try arguments.number("--nodes") ?? 1000, running: try arguments.number("--running") ?? 8000,
      pending: try arguments.number("--pending") ?? 1000)
    if let seed = try arguments.number("--seed") { self.seed = seed }
  }
}
