import Kubernetes
import SourceText
import Symbols
import Versions

/// Keeps pods that need a feature of the kubelet off nodes that do not declare it.
///
/// Source: plugin NodeDeclaredFeatures; "Node Declared Features", Kubernetes documentation.
struct NodeDeclaredFeatures: FilterPlugin {
  let name = PluginName.nodeDeclaredFeatures
  let lifetime = Lifetime.row
  let hasPreFilter = true
  let filterStateError: String? = "error reading \"PreFilterNodeDeclaredFeatures\" from cycle-state: not found"

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    // A version whose profile leaves the plugin out has its gate off, and lets it pass everything.
    guard context.version.has(.declaredFeaturesInDefaultProfile) else { return .skip }
    let needed = Self.features(of: pod.info.spec.value)
    return needed.isEmpty ? .skip : .judge(Judge(needed: needed, spec: pod.info.spec.value))
  }

  func filterAlone(_ pod: ScheduledPod, in context: SchedulingContext) -> (any NodeFilter)? {
    guard context.version.has(.declaredFeaturesInDefaultProfile), let filterStateError else { return nil }
    return ConstantFilter(.failure(), filterStateError)
  }

  static func features(of spec: PodSpec) -> [Symbol] {
    var needed: [Symbol] = []
    if (spec.containers + spec.initContainers).contains(where: \.restartsAllContainers) {
      needed.append("RestartAllContainersOnContainerExits")
    }
    if spec.hostNetwork, spec.hostUsers == false { needed.append("UserNamespacesHostNetworkSupport") }
    return needed
  }

  private final class Judge: NodeFilter {
    let needed: [Symbol]
    let spec: PodSpec

    init(needed: [Symbol], spec: PodSpec) {
      self.needed = needed
      self.spec = spec
    }

    func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
      missing(at: row, in: cluster).isEmpty ? .pass : .unresolvable()
    }

    private func missing(at row: Int, in cluster: Cluster) -> [Symbol] {
      needed.filter { !cluster.nodes[row].declaredFeatures.contains($0) }
    }

    func reasons(for verdict: FilterVerdict) -> [String] { ["node(s) didn't match Pod's required features"] }

    func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
      let names = missing(at: row, in: cluster).map(\.text).joined(separator: ", ")
      return [ExplanationDetail("status.declaredFeatures lacks \(names)", at: spec.range.position)]
    }
  }
}
