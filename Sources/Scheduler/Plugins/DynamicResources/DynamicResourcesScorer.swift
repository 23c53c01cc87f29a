import Kubernetes
import Symbols

/// Prefers nodes that can give requests their first alternatives.
final class DynamicResourcesScorer: NodeScorer {
  /// nil for a pod without claims.
  private let filter: DynamicResourcesFilter?
  let normalization = ScoreNormalization.inProportion(reversed: false)

  /// As many alternatives as a request can have.
  private static let maximumAlternatives = 8

  init(_ filter: DynamicResourcesFilter?) {
    self.filter = filter
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    guard let filter else { return 0 }
    return filter.found(at: row).reduce(0) { sum, claim in
      sum + claim.alternatives.reduce(0) { $0 + Int64(Self.maximumAlternatives - $1.index) }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    guard let filter else { return "the pod has no resource claims" }
    let parts = filter.found(at: row).flatMap(\.alternatives).map { request, index in
      "request \(request.text) gets its alternative \(index + 1), which gives \(Self.maximumAlternatives - index)"
    }
    return parts.isEmpty ? "no request has alternatives" : parts.joined(separator: ", ")
  }
}
