import Kubernetes
import SourceText
import Symbols

/// A node that is added in the likeness of another: all of it but what is that node's own.
///
/// What belongs to a node stands in other objects too: the drivers of its CSINode with how many volumes they attach, the
/// devices of its ResourceSlices, the storage of its CSIStorageCapacities, the pods of its DaemonSets.
struct NewNode {
  private let model: Node
  private let daemons: [Pod]
  private let csiNodes: [CSINode]
  private let slices: [ResourceSlice]
  private let capacities: [CSIStorageCapacity]

  /// - Parameters:
  ///   - daemons: pods that DaemonSets put on each such node.
  ///   - objects: among them those that belong to the model.
  init(like model: Node, daemons: [Pod], among objects: some Sequence<KubernetesObject>) {
    self.model = model
    self.daemons = daemons
    let name = model.metadata.name
    var (csiNodes, slices, capacities): ([CSINode], [ResourceSlice], [CSIStorageCapacity]) = ([], [], [])
    for object in objects {
      switch object {
      case .csiNode(let node) where node.metadata.name == name: csiNodes.append(node)
      case .resourceSlice(let slice) where slice.reach.nodeName == name: slices.append(slice)
      case .csiStorageCapacity(let capacity) where model.isMeantAlone(by: capacity.nodeTopology):
        capacities.append(capacity)
      default: break
      }
    }
    self.csiNodes = csiNodes
    self.slices = slices
    self.capacities = capacities
  }

  /// The node of that name, and what comes with it.
  func objects(named name: Symbol) -> [KubernetesObject] {
    let old = model.metadata.name
    var objects: [KubernetesObject] = [.node(model.copy(named: name))]
    for var csiNode in csiNodes {
      csiNode.metadata = csiNode.metadata.copy(named: name)
      objects.append(.csiNode(csiNode))
    }
    for var slice in slices {
      slice.metadata = slice.metadata.copy(named: slice.metadata.name.renamed(from: old, to: name))
      slice.reach.nodeName = name
      slice.pool.name = slice.pool.name.renamed(from: old, to: name)
      objects.append(.resourceSlice(slice))
    }
    for var capacity in capacities {
      capacity.metadata = capacity.metadata.copy(named: capacity.metadata.name.renamed(from: old, to: name))
      capacity.nodeTopology = capacity.nodeTopology.map { model.renamed($0, to: name) }
      objects.append(.csiStorageCapacity(capacity))
    }
    for var daemon in daemons {
      daemon.metadata.name = Symbol("\(daemon.metadata.name.text)-\(name.text)")
      daemon.metadata.uid = .none
      var spec = daemon.spec.value
      spec.nodeName = name
      daemon.spec = Shared(spec)
      objects.append(.pod(daemon))
    }
    return objects
  }
}

extension Node {
  fileprivate func copy(named name: Symbol) -> Node {
    var copy = self
    copy.metadata = metadata.copy(named: name)
    for label in metadata.labels.labels where isOwn(label.value) { copy.metadata.labels[label.key] = name }
    copy.isUnschedulable = false
    copy.unschedulableOrigin = .none
    copy.taints.removeAll(where: \.comesWithTheState)
    return copy
  }

  /// A label's value that says which node it is: the host name, and what drivers of local storage tell nodes by.
  private func isOwn(_ value: Symbol) -> Bool {
    !value.isEmpty && (value == metadata.name || value == metadata.labels["kubernetes.io/hostname"])
  }

  /// Whether a topology is this node's by its name.
  fileprivate func isMeantAlone(by topology: LabelSelector?) -> Bool {
    guard let topology, topology.matches(metadata.labels) else { return false }
    return topology.requirements.contains { $0.values.contains(where: isOwn) }
  }

  fileprivate func renamed(_ topology: LabelSelector, to name: Symbol) -> LabelSelector {
    LabelSelector(
      topology.requirements.map { requirement in
        var requirement = requirement
        requirement.values = requirement.values.map { isOwn($0) ? name : $0 }
        return requirement
      })
  }
}

extension Taint {
  /// Set for what state a node is in, or by what is about to take it away: a new node has none of them for long.
  var comesWithTheState: Bool {
    let states: [Symbol] = [
      "node.kubernetes.io/unschedulable", "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable",
      "node.kubernetes.io/memory-pressure", "node.kubernetes.io/disk-pressure", "node.kubernetes.io/pid-pressure",
      "node.kubernetes.io/network-unavailable", "node.kubernetes.io/out-of-service",
      "node.cloudprovider.kubernetes.io/uninitialized", "node.cloudprovider.kubernetes.io/shutdown",
      "ToBeDeletedByClusterAutoscaler", "DeletionCandidateOfClusterAutoscaler", "karpenter.sh/disrupted",
    ]
    return states.contains(key)
  }
}

extension ObjectMeta {
  /// As of an object that is thought of, and stands nowhere.
  fileprivate func copy(named name: Symbol) -> ObjectMeta {
    var copy = self
    copy.name = name
    copy.uid = .none
    copy.range = .none
    return copy
  }
}

extension Symbol {
  /// A name that has another one in it, with a new one in its place; or with the new one at its end.
  fileprivate func renamed(from old: Symbol, to new: Symbol) -> Symbol {
    if self == old { return new }
    let parts = text.components(around: old.text)
    return Symbol(parts.map { "\($0.before)\(new.text)\($0.after)" } ?? "\(text)-\(new.text)")
  }
}

extension String {
  /// What stands before and after the first occurrence of a text; nil where it does not occur.
  private func range(of text: String) -> Range<String.Index>? {
    guard !text.isEmpty else { return nil }
    return indices.lazy.filter { self[$0...].hasPrefix(text) }.first.map { $0..<index($0, offsetBy: text.count) }
  }

  fileprivate func components(around text: String) -> (before: Substring, after: Substring)? {
    range(of: text).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
  }
}
