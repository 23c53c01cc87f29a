import Kubernetes
import Symbols

/// Keeps two pods from taking the same port of a node's own address.
///
/// Source: plugin NodePorts.
struct NodePorts: FilterPlugin {
  let name = PluginName.nodePorts
  let lifetime = Lifetime.row
  let hasPreFilter = true
  let filterStateError: String? = "reading \"PreFilterNodePorts\" from cycleState: not found"

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    pod.info.hostPorts.isEmpty ? .skip : .judge(Judge(wanted: pod.info.hostPorts))
  }

  private final class Judge: NodeFilter {
    let wanted: [(port: HostPort, origin: ContainerPort)]

    init(wanted: [(port: HostPort, origin: ContainerPort)]) {
      self.wanted = wanted
    }

    func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
      let used = cluster.usedPorts[row]
      if used.isEmpty { return .pass }
      return wanted.contains { want in used.contains { want.port.conflicts(with: $0) } } ? .unschedulable() : .pass
    }

    func reasons(for verdict: FilterVerdict) -> [String] {
      ["node(s) didn't have free ports for the requested pod ports"]
    }

    func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
      wanted.compactMap { want in
        let holder = cluster.pods[row].first { pod in
          pod.info.hostPorts.contains { want.port.conflicts(with: $0.port) }
        }
        return holder.map { holder in
          ExplanationDetail(
            "host port \(want.port.port)/\(want.port.protocol.text) is taken by "
              + "\(holder.namespace.text)/\(holder.name.text)", at: want.origin.origin,
            about: .hostPort("\(want.port.port)/\(want.port.protocol.text)"))
        }
      }
    }
  }
}
