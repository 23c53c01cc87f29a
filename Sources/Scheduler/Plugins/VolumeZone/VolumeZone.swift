import Kubernetes
import SourceText
import Symbols

/// Keeps a pod in the zones and regions that its bound volumes are labelled with.
///
/// Source: plugin VolumeZone.
struct VolumeZone: FilterPlugin {
  let name = PluginName.volumeZone
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  /// Filter looks the volumes up again.
  let filterStateError: String? = nil

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    var requirements: [VolumeZoneFilter.Requirement] = []
    for claim in PodClaim.all(of: pod) where !claim.isEphemeral {
      switch Self.volume(of: claim, context.volumes) {
      case .failure(let text): return .reject(.unschedulableAndUnresolvable, text.message)
      case .success(nil): continue
      case .success(let volume?):
        for key in VolumeZoneFilter.keys {
          guard let value = volume.metadata.labels[key], let zones = Self.zones(value) else { continue }
          requirements.append(.init(key: key, zones: zones, volume: volume.metadata.name, origin: claim.origin))
        }
      }
    }
    return requirements.isEmpty ? .skip : .judge(VolumeZoneFilter(requirements))
  }

  private struct Problem: Error {
    let message: String
  }

  /// The volume behind a claim; nil when the claim waits for its first consumer.
  private static func volume(of claim: PodClaim, _ volumes: VolumeTable) -> Result<PersistentVolume?, Problem> {
    let name = claim.key.name.text
    if claim.key.name.isEmpty { return .failure(Problem(message: "PersistentVolumeClaim had no name")) }
    guard let found = volumes.claim(claim.key) else {
      return .failure(Problem(message: "persistentvolumeclaim \"\(name)\" not found"))
    }
    if !found.spec.volumeName.isEmpty {
      guard let volume = volumes.volume(found.spec.volumeName) else {
        return .failure(Problem(message: "persistentvolume \"\(found.spec.volumeName.text)\" not found"))
      }
      return .success(volume)
    }
    if found.className.isEmpty {
      return .failure(Problem(message: "PersistentVolumeClaim had no pv name and storageClass name"))
    }
    guard let storageClass = volumes.storageClass(found.className) else {
      return .failure(Problem(message: "storageclass.storage.k8s.io \"\(found.className.text)\" not found"))
    }
    return storageClass.waitsForFirstConsumer
      ? .success(nil) : .failure(Problem(message: "PersistentVolume had no name"))
  }

  /// The zones of a label's value, between double underscores; nil when any is empty.
  private static func zones(_ value: Symbol) -> [Symbol]? {
    var parts: [String] = [""]
    var rest = Substring(value.text)
    while let character = rest.first {
      if rest.hasPrefix("__") {
        parts.append("")
        rest = rest.dropFirst(2)
      } else {
        parts[parts.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    let trimmed = parts.map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return trimmed.contains("") ? nil : trimmed.map(Symbol.init(_:))
  }
}

final class VolumeZoneFilter: NodeFilter {
  struct Requirement {
    let key: Symbol
    let zones: [Symbol]
    let volume: Symbol
    let origin: SourcePosition
  }

  /// The beta keys first; a node without a beta label is asked for the one that took its place.
  static let keys: [Symbol] = [
    .betaZone, .betaRegion,
    .zone, .region,
  ]
  private static let successors: [Symbol: Symbol] = [keys[0]: keys[2], keys[1]: keys[3]]

  private let requirements: [Requirement]

  init(_ requirements: [Requirement]) {
    self.requirements = requirements
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    let labels = cluster.nodes[row].metadata.labels
    if Self.keys.allSatisfy({ labels[$0] == nil }) { return .pass }
    return requirements.allSatisfy { Self.holds($0, labels) } ? .pass : .unresolvable()
  }

  private static func value(_ key: Symbol, _ labels: LabelSet) -> Symbol? {
    labels[key] ?? successors[key].flatMap { labels[$0] }
  }

  private static func holds(_ requirement: Requirement, _ labels: LabelSet) -> Bool {
    value(requirement.key, labels).map(requirement.zones.contains) ?? false
  }

  func reasons(for verdict: FilterVerdict) -> [String] { [FilterReason.noVolumeZone.text] }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let labels = cluster.nodes[row].metadata.labels
    return requirements.filter { !Self.holds($0, labels) }.map { requirement in
      let zones = requirement.zones.map(\.text).joined(separator: ", ")
      let here = Self.value(requirement.key, labels).map { "the node is in \($0.text)" } ?? "the node has no such label"
      return ExplanationDetail(
        "volume \(requirement.volume.text) is in \(requirement.key.text) \(zones), \(here)", at: requirement.origin)
    }
  }
}
