import Kubernetes

/// The clusters that a command is given: folders with a `cluster.yaml` and a `pods.yaml`, or one that is generated.
enum BoardInput {
  static func all(_ arguments: inout Arguments) throws -> [(name: String, board: Board)] {
    var inputs: [(name: String, board: Board)] = []
    while let folder = arguments.positional() { inputs.append((folder, try read(folder))) }
    if inputs.isEmpty {
      let generator = try ClusterGenerator(&arguments)
      inputs.append(("generated, seed \(generator.seed)", try read(generator)))
    }
    return inputs
  }

  private static func read(_ folder: String) throws -> Board {
    var board = Board()
    board.add(try Board.load(["\(folder)/cluster.yaml"]))
    board.add(try Board.load(["\(folder)/pods.yaml"]))
    return board
  }

  private static func read(_ generator: ClusterGenerator) throws -> Board {
    let folder = try ScratchFolder()
    try folder.write("cluster.yaml") { write in
      generator.writeNodes(to: write)
      generator.writeRunning(to: write)
    }
    try folder.write("pods.yaml", generator.writePending)
    return try read(folder.path)
  }
}
