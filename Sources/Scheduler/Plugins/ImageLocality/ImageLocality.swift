import Kubernetes
import Symbols
import Versions

/// Prefers nodes that have the pod's images already; an image that few nodes have counts for less.
///
/// Source: plugin ImageLocality.
struct ImageLocality: ScorePlugin {
  let name = PluginName.imageLocality
  let lifetime = Lifetime.row
  let hasPreScore = false

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    .score(
      ImageLocalityScorer(
        pod.info.spec.value, context.cluster, countsVolumes: context.version.has(.imageVolumesCountForLocality),
        volumesRaiseBound: context.version.has(.imageVolumesRaiseBound)))
  }
}

private final class ImageLocalityScorer: NodeScorer {
  /// By row: bytes of the pod's images on the node, each scaled by the share of nodes that have it.
  private var present: ContiguousArray<Int64>
  private let highest: Int64
  let normalization = ScoreNormalization.none

  private static let mebibyte: Int64 = 1024 * 1024
  private static let lowest = 23 * mebibyte

  /// - Parameters:
  ///   - countsVolumes: whether image volumes count too.
  ///   - volumesRaiseBound: whether they raise the upper bound, each by as much as a container.
  init(_ spec: PodSpec, _ cluster: Cluster, countsVolumes: Bool, volumesRaiseBound: Bool) {
    present = ContiguousArray(repeating: 0, count: cluster.count)
    let containers = spec.initContainers + spec.containers
    var names = containers.map(\.image)
    if countsVolumes {
      names += spec.volumes.compactMap { volume in
        if case .image(let reference) = volume.source { return reference }
        return nil
      }
    }
    highest = 1000 * Self.mebibyte * Int64(volumesRaiseBound ? names.count : containers.count)
    for name in names {
      guard let image = cluster.images[name.withDefaultTag] else { continue }
      let share = Double(image.rows.count) / Double(cluster.count)
      let scaled = Int64(saturating: Double(image.sizeBytes) * share)
      for row in image.rows { present[Int(row)] &+= scaled }
    }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    score(present[row])
  }

  private func score(_ bytes: Int64) -> Int64 {
    // Without containers the range is empty; kube-scheduler would divide by a negative number, no valid pod gets here.
    if bytes <= Self.lowest || highest <= Self.lowest { return 0 }
    return maximumNodeScore * (min(bytes, highest) - Self.lowest) / (highest - Self.lowest)
  }

  func rawScores(_ rows: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    present.withUnsafeBufferPointer { present in
      var last = (bytes: Int64(0), score: Int64(0))
      for (place, row) in rows.enumerated() {
        // Nodes have the same images, or none of them.
        if present[row] != last.bytes { last = (present[row], score(present[row])) }
        scores[place] = last.score
      }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    present[row] == 0 ? "none of the images is on the node" : "\(present[row] / Self.mebibyte) MiB of images, scaled"
  }
}

extension Symbol {
  /// An image's name with `:latest` when it has no tag: no colon after the last slash. A digest counts as a tag.
  fileprivate var withDefaultTag: Symbol {
    let text = text
    let colon = text.utf8.lastIndex(of: UInt8(ascii: ":"))
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
    switch (colon, slash) {
    case (nil, _): return Symbol(text + ":latest")
    case (let colon?, let slash?) where colon < slash: return Symbol(text + ":latest")
    default: return self
    }
  }
}
