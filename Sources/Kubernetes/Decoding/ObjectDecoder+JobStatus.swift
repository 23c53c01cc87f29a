import Symbols
import YAML

extension ObjectDecoder {
  /// How far a Job has come, as a cluster wrote it into an object that was exported.
  mutating func jobStatus(_ node: YAMLNode, into result: inout Workload, counts: inout WorkloadCounts) {
    for entry in node.entries {
      switch entry.keyword {
      case .active: counts.active = int32(entry) ?? 0
      case .succeeded: counts.succeeded = int32(entry) ?? 0
      case .completedIndexes, .failedIndexes: result.doneIndexes += Self.indexes(string(entry).text)
      case .conditions:
        let conditions =
          objects(entry) { decoder, node in
            (type: decoder.text(.type, in: node), status: decoder.text(.status, in: node))
          } ?? []
        if conditions.contains(where: { Word.jobEnds.contains($0.type) && $0.status == Word.true }) {
          result.hasEnded = true
        }
      default: break
      }
    }
    result.doneIndexes.sort { $0.lowerBound < $1.lowerBound }
  }

  /// `0,2-4`: what cannot be read of it is left out.
  private static func indexes(_ text: String) -> [ClosedRange<Int>] {
    text.split(separator: ",").compactMap { part in
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int32($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, 0 <= first, first <= last else { return nil }
      return Int(first)...Int(last)
    }
  }
}
