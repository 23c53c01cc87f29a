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
    alternatives(at: row).reduce(0) { $0 + Int64(Self.maximumAlternatives - $1.index) }
  }

  /// Which alternative each request gets, or got before; nothing where no claim is allocated in this attempt.
  private func alternatives(at row: Int) -> [(request: Symbol, index: Int)] {
    guard let filter else { return [] }
    let found = filter.found(at: row)
    if found.isEmpty { return [] }
    return filter.claims.flatMap { $0.stored.allocatedAlternatives } + found.flatMap(\.alternatives)
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    guard filter != nil else { return "the pod has no resource claims" }
    let parts = alternatives(at: row).map { request, index in
      "request \(request.text) gets its alternative \(index + 1), which gives \(Self.maximumAlternatives - index)"
    }
    return parts.isEmpty ? "no request has alternatives" : parts.joined(separator: ", ")
  }
}

extension ResourceClaim {
  /// Which alternative each request got when the claim was allocated, nothing for a claim that is not.
  fileprivate var allocatedAlternatives: [(request: Symbol, index: Int)] {
    guard let allocation else { return [] }
    let names = Set(allocation.devices.map(\.request))
    return spec.requests.flatMap { request -> [(request: Symbol, index: Int)] in
      guard case .firstAvailable(let demands) = request.kind else { return [] }
      return demands.enumerated().compactMap { index, demand in
        names.contains(Symbol("\(request.name.text)/\(demand.name.text)")) ? (request.name, index) : nil
      }
    }
  }
}
