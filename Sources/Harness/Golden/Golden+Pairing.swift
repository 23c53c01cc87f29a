extension Golden {
  /// A block of either side, or one pod's two.
  enum Pair {
    case both(Block, Block)
    case old(Block)
    case new(Block)
  }

  /// Blocks side by side: in the new order, with those that are gone after the block they followed.
  static func pair(_ old: Golden, _ new: Golden) -> [Pair] {
    var places: [String: Int] = [:]
    for (place, block) in new.blocks.enumerated() where places[block.pod] == nil { places[block.pod] = place }
    var pairs: [Pair] = []
    var next = 0
    for block in old.blocks {
      guard let place = places[block.pod], place >= next else {
        pairs.append(.old(block))
        continue
      }
      while next < place {
        pairs.append(.new(new.blocks[next]))
        next += 1
      }
      pairs.append(.both(block, new.blocks[place]))
      next = place + 1
    }
    return pairs + new.blocks[next...].map(Pair.new)
  }
}
