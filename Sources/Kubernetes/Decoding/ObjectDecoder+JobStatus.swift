import Symbols
import YAML

extension ObjectDecoder {
  /// How far a Job has come, as a cluster wrote it into an object that was exported.
  mutating func jobStatus(_ node: YAMLNode, into result: inout Workload, counts: inout WorkloadCounts) {
    for entry in node.entries {
      switch entry.keyword {
      case .active: counts.active = int32(entry) ?? 0
      case .succeeded: counts.succeeded = int32(entry) ?? 0
      case .completedIndexes, .failedIndexes:
        result.doneIndexes.formUnion(CompletionIndexes(string(entry).text))
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
  }
}
