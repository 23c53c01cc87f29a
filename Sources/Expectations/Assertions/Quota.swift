import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols
import YAML

/// `quota: {namespace: shop, holds: release, headroom: 20%}`: the quotas of the namespace (of the pods' own, where none is
/// named) have room for all pods that are made in it, and so much is left.
struct Quota: Assertion {
  static let key = "quota"
  static let shapes = [shape.summary]

  private var namespace: Symbol?
  private var holdsRelease = false
  private var headroom: Headroom?

  /// What must be left of a bound.
  private enum Headroom {
    case percent(Int)
    case amounts([(name: Symbol, quantity: Quantity)])
  }

  /// What a quota is held against.
  private enum Load: String, CaseIterable {
    case release
  }

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Quota>(
    "quota",
    [
      ShapeField("namespace") { entry, quota, reader in
        quota.namespace = reader.string(entry.value, "namespace").map { Symbol($0) }
      },
      ShapeField("holds") { entry, quota, reader in
        let load: Load? = reader.word(entry.value, "load of a quota")
        quota.holdsRelease = load != nil
      },
      ShapeField("headroom") { entry, quota, reader in
        quota.headroom = headroom(entry.value, &reader)
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Quota? {
    shape.value(node, as: key, from: Quota(), &reader) { _, reader in
      if node["holds"] == nil, node["headroom"] == nil {
        reader.error(.saysNothing, at: node.range, "quota says nothing, give holds: release or headroom")
      }
    }
  }

  private static func headroom(_ node: YAMLNode, _ reader: inout FieldReader) -> Headroom? {
    if node.kind == .mapping, node.count > 0 {
      var amounts: [(name: Symbol, quantity: Quantity)] = []
      for entry in node.entries {
        guard entry.value.kind == .scalar, let quantity = try? Quantity(entry.value.text) else {
          reader.error(
            .unusableWord, at: entry.value.range,
            "headroom of \(entry.key.text) must be an amount such as 500m or 2Gi")
          continue
        }
        amounts.append((entry.key, quantity))
      }
      return amounts.count == node.count ? .amounts(amounts) : nil
    }
    let text = node.kind == .scalar ? node.text : ""
    if text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...100).contains(percent) { return .percent(percent) }
    reader.error(
      .unusableWord, at: node.range,
      "headroom must be a percentage such as 20%, or amounts by resource such as {requests.cpu: 2}")
    return nil
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let run = placements.run
    let namespaces =
      namespace.map { [$0] } ?? Set(pods.map { run.pods[$0].pod.metadata.namespace }).sorted { $0.precedes($1) }
    let all = run.quotas.flatMap(\.accounts)
    let quotas = all.filter { namespaces.contains($0.quota.metadata.namespace) }
    let names = namespaces.map(\.text).joined(separator: ", ")
    if quotas.isEmpty {
      let known = Set(all.map(\.quota.metadata.namespace.text)).sorted()
      let hint = known.isEmpty ? "no namespace of the input has one" : "there are quotas in \(known.listed(limit: 5))"
      throw Mismatch(
        pods: [], expected: "a quota in namespace \(names)", actual: "there is none", causes: [.init(hint)])
    }
    var mismatches: [Mismatch] = []
    if holdsRelease {
      let refused = run.pods.indices.filter { pod in
        namespaces.contains(run.pods[pod].pod.metadata.namespace) && run.pods[pod].refusal?.station == .resourceQuota
      }
      if let first = refused.first, let refusal = run.pods[first].refusal {
        let count = refused.count == 1 ? "1 pod is" : "\(refused.count) pods are"
        mismatches.append(
          Mismatch(
            pods: [], expected: "the quotas of \(names) hold the release",
            actual: "\(count) refused, the first is \(placements.label(ofPod: first)): \(refusal.message)",
            causes: Placements.causes(of: refusal.value)))
      }
    }
    return mismatches
      + quotas.flatMap { account in
        account.used.sorted.compactMap { shortage($0.name, used: $0.quantity, of: account.quota) }
      }
  }

  /// What is wrong with what is left of a bound.
  private func shortage(_ resource: Symbol, used: Quantity, of quota: ResourceQuota) -> Mismatch? {
    guard let hard = quota.hard.amount(of: resource) else { return nil }
    let wanted: String
    switch headroom {
    case nil: return nil
    case .percent(let percent):
      if !(hard.quantity.times(100 - percent) < used.times(100)) { return nil }
      wanted = "\(percent)%"
    case .amounts(let amounts):
      guard let amount = amounts.first(where: { $0.name == resource }), hard.quantity < used + amount.quantity else {
        return nil
      }
      wanted = amount.quantity.canonicalText
    }
    let name = "ResourceQuota \(quota.metadata.namespace.text)/\(quota.metadata.name.text)"
    return Mismatch(
      pods: [], expected: "\(wanted) of \(resource.text) left in \(name)",
      actual: "\(used.canonicalText) of \(hard.quantity.canonicalText) is used",
      causes: [.init(name, at: hard.origin.isKnown ? hard.origin : quota.metadata.range.position)])
  }
}
