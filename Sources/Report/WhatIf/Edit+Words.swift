import Kubernetes
import Symbols
import WhatIf

extension Edit {
  /// What to do, as said to a person.
  var words: String {
    switch self {
    case .addToleration(let taint): "tolerate \(taint.text)"
    case .tolerateKey(let key): "tolerate \(key.text), whatever the value and the effect"
    case .correctToleration(_, let old, let taint): "tolerate \(taint.text), where \(old.words) is tolerated"
    case .setNodeSelector(let key, let old, let new, _):
      "select nodes with \(key.text)=\(new.text) instead of \(old.text)"
    case .renameNodeSelector(let old, let new, let value):
      "select nodes with \(new.text)=\(value.text) instead of \(old.text)=\(value.text), which no node has"
    case .renameNodeExpression(_, let old, let new):
      "write \(new.text) instead of \(old.text), which no node has, in the required node affinity"
    case .correctNodeValue(_, let key, let old, let new):
      "write \(key.text)=\(new.text) instead of \(old.text), which no node has, in the required node affinity"
    case .dropNodeSelector(let key, let value): "drop the nodeSelector \(key.text)=\(value.text)"
    case .addNodeValue(_, let key, let value): "let the required node affinity take \(key.text)=\(value.text) too"
    case .dropNodeExpression(_, let text): "drop \(text) from the required node affinity"
    case .lowerRequest(let resource, let holder, let old, let new):
      "lower the request of \(resource.text)\(holder.words) from \(old.canonicalText) to \(new.canonicalText)"
    case .dropHostPort(_, let number): "take no host port \(number)"
    case .renameSpreadKey(_, let old, let new): "spread over \(new.text) instead of \(old.text), which no node has"
    case .renamePodAffinityKey(_, let old, let new):
      "let the required pod affinity go by \(new.text) instead of \(old.text), which no node has"
    case .honorNodeTaints(_, let key): "set nodeTaintsPolicy: Honor for the spread over \(key.text)"
    case .honorNodeAffinity(_, let key): "set nodeAffinityPolicy: Honor for the spread over \(key.text)"
    case .lowerMinDomains(_, let key, let old, let new): "lower minDomains over \(key.text) from \(old) to \(new)"
    case .raiseMaxSkew(_, let key, let old, let new): "raise maxSkew over \(key.text) from \(old) to \(new)"
    case .relaxSpread(_, let key): "let the spread over \(key.text) be ScheduleAnyway"
    case .dropPodAffinity(_, let key): "drop the required pod affinity by \(key.text)"
    case .dropPodAntiAffinity(_, let key): "drop the required pod anti-affinity by \(key.text)"
    case .labelNode(let node, let key, let value): "label node \(node.text) \(key.text)=\(value.text)"
    case .removeTaint(let taint, let node): "take the taint \(taint.text) off node \(node.text)"
    case .uncordon(let node): "uncordon node \(node.text)"
    case .addNode(let model, _): "add a node like \(model.text)"
    }
  }
}

extension Toleration {
  /// `gpu=yes:NoSchedule`, as a taint is written.
  fileprivate var words: String {
    let effect = effect.map { ":\($0.name.text)" } ?? ""
    return value.isEmpty ? "\(key.text)\(effect)" : "\(key.text)=\(value.text)\(effect)"
  }
}

extension RequestHolder {
  fileprivate var words: String {
    switch self {
    case .container(0): ""
    case .container(let slot): " of container \(slot + 1)"
    case .initContainer(let slot): " of init container \(slot + 1)"
    case .pod: " of the whole pod"
    }
  }
}
