import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import Symbols
import YAML

/// `preempts: {victims: [batch-*]}`: what each pod would evict, and where; `preempts: none` for a pod that finds its
/// place, or none, without evicting anyone.
struct Preempts: Assertion {
  static let key = "preempts"
  static let shapes = [shape.summary]

  /// nil: nothing is to be evicted.
  var wanted: Wanted? = Wanted()

  struct Wanted: Sendable {
    /// The nodes on which room would be made.
    var nodes = NodeSelection()
    /// Every victim matches one of these, and each of these some victim.
    var victims: [Glob] = []
    /// How many there are.
    var bounds = Bounds()
  }

  static let shape = ObjectShape<Wanted>(
    "preempts",
    NodeSelection.fields(\.nodes) + [
      ShapeField("victims") { entry, wanted, reader in
        for item in reader.list(entry.value, "victims") ?? [] {
          if let name = reader.string(item, "a victim") { wanted.victims.append(Glob(name)) }
        }
      }
    ] + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Preempts? {
    if node.kind == .scalar {
      let word: Tie.Word? = reader.word(node, "value of preempts")
      return word.map { _ in Preempts(wanted: nil) }
    }
    let wanted = shape.value(node, as: key, from: Wanted(), &reader) { wanted, reader in
      if node.count == 0 {
        reader.error(
          .saysNothing, at: node.range,
          "preempts says nothing, give victims, a node or a number, or write preempts: none")
      } else if Bounds.areGiven(in: node) {
        _ = wanted.bounds.check(in: node, as: key, &reader)
      }
    }
    return wanted.map { Preempts(wanted: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = Set(try wanted?.nodes.rows(in: placements) ?? [])
    return pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      func mismatch(_ actual: String) -> Mismatch {
        Mismatch(
          pods: [placements.label(ofPod: pod)], expected: description, actual: actual,
          causes: wanted == nil || decision.preemption == nil ? placements.whyNowhere(pod) : [])
      }
      guard let preemption = decision.preemption else {
        return wanted == nil ? nil : mismatch("evicts no one, \(placements.account(of: decision))")
      }
      let victims = preemption.victims.map { placements.victim($0) }
      let told = "on \(placements.nodeName(preemption.nominatedNode)) evicts \(victims.map(\.label).listed(limit: 6))"
      guard let wanted, rows.contains(preemption.nominatedNode), wanted.bounds.holds(for: Int64(victims.count)),
        wanted.fits(victims)
      else { return mismatch(told) }
      return nil
    }
  }
}

extension Preempts.Wanted {
  fileprivate func fits(_ found: [Placements.VictimNames]) -> Bool {
    if victims.isEmpty { return true }
    return found.allSatisfy { names in victims.contains { names.match($0) } }
      && victims.allSatisfy { glob in found.contains { $0.match(glob) } }
  }
}

extension Preempts: CustomStringConvertible {
  var description: String {
    guard let wanted else { return "evicts no one" }
    var text = "evicts \(wanted.bounds == Bounds() ? "pods" : wanted.bounds.counting("pod"))"
    if !wanted.victims.isEmpty { text += " named \(wanted.victims.map(\.pattern).joined(separator: ", "))" }
    if !wanted.nodes.isEmpty { text += " on \(wanted.nodes)" }
    return text
  }
}

extension Placements {
  /// The names that a victim goes by.
  struct VictimNames {
    let label: String
    let names: [String]

    func match(_ glob: Glob) -> Bool { names.contains { glob.matches($0) } }
  }

  func victim(_ victim: Decision.Victim) -> VictimNames {
    let placed = run.pods.indices.first { index in
      let metadata = run.pods[index].pod.metadata
      return metadata.name == victim.name && metadata.namespace == victim.namespace
    }
    guard let placed else { return VictimNames(label: victim.name.text, names: [victim.name.text]) }
    let pod = run.pods[placed]
    return VictimNames(label: label(ofPod: placed), names: [victim.name.text, pod.shortName, pod.steadyName])
  }
}
