import Kubernetes
import Symbols

extension Node {
  /// How many pods its block of IPv4 addresses has addresses for, at most: the first and the last address of a block are
  /// nobody's. nil where it has no such block, or one that no number of pods exhausts.
  var podAddresses: Int64? {
    let counts = podCIDRs.compactMap { block -> Int64? in
      let parts = block.text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].contains("."), let bits = Int(parts[1]), (16...32).contains(bits) else {
        return nil
      }
      return max(0, (Int64(1) << (32 - bits)) - 2)
    }
    return counts.min()
  }
}
