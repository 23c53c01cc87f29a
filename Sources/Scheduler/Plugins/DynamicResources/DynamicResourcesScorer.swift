import Kubernetes
import Symbols

/// Prefers nodes that can give requests their first alternatives.
final class DynamicResourcesScorer: NodeScorer {
  /// nil for a pod without claims.
  private let filter: DynamicResourcesFilter?

  /// As many alternatives as a request can have.
  private static let maximumAlternatives = 8

  init(_ filter: DynamicResourcesFilter?) {
    self.filter = filter
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    guard let filter else { return ContiguousArray(repeating: 0, count: feasible.count) }
    return ContiguousArray(
      feasible.map { row in
        filter.found(at: row).reduce(Int64(0)) { sum, claim in
          sum + claim.alternatives.reduce(Int64(0)) { $0 + Int64(Self.maximumAlternatives - $1.index) }
        }
      })
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    normalizeInProportion(raw, reversed: false)
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    guard let filter else { return "the pod has no resource claims" }
    let parts = filter.found(at: row).flatMap(\.alternatives).map { request, index in
      "request \(request.text) gets its alternative \(index + 1), which gives \(Self.maximumAlternatives - index)"
    }
    return parts.isEmpty ? "no request has alternatives" : parts.joined(separator: ", ")
  }
}
