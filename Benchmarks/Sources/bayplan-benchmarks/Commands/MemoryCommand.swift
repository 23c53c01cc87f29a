import Foundation

/// Bytes a node and a running pod, measured in processes of their own.
enum MemoryCommand {
  static func run(_ arguments: inout Arguments) throws {
    let generator = try ClusterGenerator(&arguments)
    try arguments.end()
    let folder = try ScratchFolder()
    let nodes = try folder.write("nodes.yaml", generator.writeNodes)
    let pods = try folder.write("running.yaml", generator.writeRunning)
    let empty = try folder.write("empty.yaml") { _ in }
    let base = try MemoryProbe.measure([empty])
    let bare = try MemoryProbe.measure([nodes])
    let full = try MemoryProbe.measure([nodes, pods])
    var table = MarkdownTable("what", "bytes a node", "bytes a running pod", "MB in all")
    func add(_ what: String, _ value: (MemoryProbe.Reading) -> Int) {
      table.add(
        what, Figure.grouped((value(bare) - value(base)) / max(generator.nodes, 1)),
        Figure.grouped((value(full) - value(bare)) / max(generator.running, 1)),
        Figure.number(Double(value(full)) / 1e6))
    }
    print("\(Figure.grouped(generator.nodes)) nodes, \(Figure.grouped(generator.running)) running pods\n")
    add("text", \.text)
    add("live beside the text: objects") { $0.loaded - $0.text }
    add("live with the text gone: objects", \.released)
    add("live with the text gone: objects and the scheduler's tables", \.ready)
    add("peak resident, all of it", \.peak)
    table.print()
  }
}
