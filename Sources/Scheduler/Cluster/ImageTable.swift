import Kubernetes
import Symbols

/// Which images are on which nodes.
struct ImageTable: Sendable {
  struct Image: Sendable {
    /// Bytes, as the first node in name order reports them.
    var sizeBytes: Int64
    /// Rows of the nodes that have the image, rising.
    var rows: [Int32]
  }

  private let images: [Symbol: Image]

  init(nodes: [Node]) {
    var images: [Symbol: Image] = [:]
    for (row, node) in nodes.enumerated() {
      for image in node.images {
        for name in image.names {
          images[name, default: Image(sizeBytes: image.sizeBytes, rows: [])].append(Int32(row))
        }
      }
    }
    self.images = images
  }

  subscript(name: Symbol) -> Image? { images[name] }
}

extension ImageTable.Image {
  /// A node may list a name twice; it has the image once.
  fileprivate mutating func append(_ row: Int32) {
    if rows.last != row { rows.append(row) }
  }
}
