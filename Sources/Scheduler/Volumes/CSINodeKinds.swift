import Kubernetes
import Symbols

/// CSINodes that are alike in all that plugins read, the drivers with their limits and the migrated plugins: a question
/// that hangs on nothing else of a node is asked once a kind.
final class CSINodeKinds {
  /// By number; nil stands for nodes without a CSINode.
  private(set) var kinds: [CSINode?] = []
  /// By row.
  let kindOfRow: Column<Int32>

  private struct Key: Hashable {
    let names: [Symbol]
    let limits: [Int32?]
    let migrated: Symbol?
  }

  init(_ nodes: [Node], csiNode: (Symbol) -> CSINode?) {
    var numbers: [Key?: Int32] = [:]
    var kinds: [CSINode?] = []
    kindOfRow = Column(
      nodes.map { node in
        let found = csiNode(node.metadata.name)
        let key = found.map {
          Key(
            names: $0.drivers.map(\.name), limits: $0.drivers.map(\.count),
            migrated: $0.metadata.annotations[CSIMigration.migratedPlugins])
        }
        if let number = numbers[key] { return number }
        numbers[key] = Int32(kinds.count)
        kinds.append(found)
        return Int32(kinds.count - 1)
      })
    self.kinds = kinds
  }

  func kind(of row: Int) -> Int { Int(kindOfRow[row]) }
}
