public import ControlPlane
public import Kubernetes
import SourceText
import Symbols

extension SimulationInput {
  /// The input with all the changes made.
  ///
  /// - Parameter target: whose manifest it is that the changes of a pod are made in.
  /// - Returns: nil when some change finds nothing to change.
  func applying(_ edits: [Edit], to target: PodTarget) -> SimulationInput? {
    var input = self
    // From the back, so that dropping an element does not move those that are still to be changed.
    for edit in edits.reversed() {
      let isDone = edit.isOfPod ? input.change(target, edit) : input.changeNode(edit)
      if !isDone { return nil }
    }
    return input
  }

  private mutating func change(_ target: PodTarget, _ edit: Edit) -> Bool {
    for slot in workloads.objects.indices where target.isWritten(in: workloads.objects[slot]) {
      return workloads.objects[slot].change(edit)
    }
    for slot in cluster.objects.indices where target.isWritten(in: cluster.objects[slot]) {
      return cluster.objects[slot].change(edit)
    }
    return false
  }

  private mutating func changeNode(_ edit: Edit) -> Bool {
    switch edit {
    case .labelNode(let name, let key, let value):
      return changeNode(name) { node in
        node.metadata.labels[key] = value
        return true
      }
    case .removeTaint(let taint, let name):
      return changeNode(name) { node in
        let count = node.taints.count
        node.taints.removeAll { $0 == taint }
        return node.taints.count < count
      }
    case .uncordon(let name):
      return changeNode(name) { node in
        // `kubectl uncordon` takes off the flag, and the node controller then the taint.
        let isCordoned = node.isUnschedulable || node.taints.contains(.cordon)
        node.isUnschedulable = false
        node.taints.removeAll { $0 == .cordon }
        return isCordoned
      }
    case .addNode(let model, let name):
      guard let node = nodes.first(where: { $0.metadata.name == model }) else { return false }
      let new = NewNode(like: node, daemons: daemonPods(on: model), among: objects)
      cluster.objects += new.objects(named: name)
      return true
    default:
      return false
    }
  }

  /// Those of both inputs.
  var objects: some Sequence<KubernetesObject> { [cluster.objects, workloads.objects].joined() }

  /// All nodes of both inputs, as written.
  public var nodes: [Node] {
    (cluster.objects + workloads.objects).compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  private mutating func changeNode(_ name: Symbol, _ change: (inout Node) -> Bool) -> Bool {
    for inputs in [\SimulationInput.cluster, \.workloads] {
      for slot in self[keyPath: inputs].objects.indices {
        guard case .node(var node) = self[keyPath: inputs].objects[slot], node.metadata.name == name else { continue }
        guard change(&node) else { return false }
        self[keyPath: inputs].objects[slot] = .node(node)
        return true
      }
    }
    return false
  }
}

extension KubernetesObject {
  /// Changes the pod's spec, or that of the workload's template.
  fileprivate mutating func change(_ edit: Edit) -> Bool {
    switch self {
    case .pod(var pod):
      var spec = pod.spec.value
      guard edit.apply(to: &spec) else { return false }
      pod.spec = Shared(spec)
      self = .pod(pod)
      return true
    case .workload(var workload):
      var spec = workload.template.spec.value
      guard edit.apply(to: &spec) else { return false }
      workload.template.spec = Shared(spec)
      self = .workload(workload)
      return true
    default:
      return false
    }
  }
}
