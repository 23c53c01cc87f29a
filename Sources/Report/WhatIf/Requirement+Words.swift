import Kubernetes
import Scheduler
import Symbols
import WhatIf

extension Requirement {
  /// What the pod asks for, or lacks: `4 cpu`, `nodeSelector pool=gpu`, `no toleration of dedicated=gpu:NoSchedule`.
  var words: String {
    switch kind {
    case .nodeSelector(let wanted): "nodeSelector \(wanted.text)"
    case .nodeExpression(let wanted): "required node affinity \(wanted.text)"
    case .nodeField(let wanted): "required node affinity \(wanted.text)"
    case .nodeTerms(let terms):
      terms.count == 1 ? "required node affinity" : "required node affinity, any of \(terms.count) terms"
    case .pin(let node): "the DaemonSet's pod is for node \(node.text)"
    case .request(let resource, let amount): "\(ResourceUnit(resource).text(amount)) \(resource.text)"
    case .hostPort(let port): "host port \(port.hostPort)/\(port.protocol.text)"
    case .spread(let constraint): "spread over \(constraint.topologyKey.text), maxSkew \(constraint.maxSkew)"
    case .podAffinity(let term): "affinity to \(term.pods) by \(term.topologyKey.text)"
    case .podAntiAffinity(let term): "anti-affinity to \(term.pods) by \(term.topologyKey.text)"
    case .othersAntiAffinity: "labels that the anti-affinity of other pods is about"
    case .taint(let taint): "no toleration of \(taint.text)"
    case .cordon: "no toleration of cordoned nodes"
    case .volume(let name): "volume \(name.text)"
    case .resourceClaim(let name): "resource claim \(name.text)"
    case .place: "room for one more pod"
    case .rule(let plugin): "what \(plugin?.rawValue ?? "PreFilter") asks of every pod"
    }
  }
}

extension PodAffinityTerm {
  fileprivate var pods: String {
    guard let labelSelector else { return "no pod" }
    return labelSelector.isEmpty ? "any pod" : labelSelector.text
  }
}
