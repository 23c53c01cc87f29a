import ControlPlane
import Grammar
import Kubernetes
import SourceText
import Symbols
import YAML

/// `requests: {resource: cpu, atLeast: 50m, atMost: "4"}`: what each pod requests of a resource in all.
struct Requests: Assertion {
  static let key = "requests"
  static let shapes = [shape.summary]

  var resource: Symbol = .none
  var atLeast: Bound?
  var atMost: Bound?

  var needsPlacement: Bool { false }

  /// An amount as it was written.
  struct Bound: Sendable {
    let text: String
    let quantity: Quantity
  }

  static let shape = ObjectShape<Requests>(
    "requests",
    [
      ShapeField("resource") { entry, requests, reader in
        if let name = reader.string(entry.value, "resource") { requests.resource = Symbol(name) }
      },
      ShapeField("atLeast") { entry, requests, reader in
        requests.atLeast = reader.bound(entry.value, "atLeast")
      },
      ShapeField("atMost") { entry, requests, reader in
        requests.atMost = reader.bound(entry.value, "atMost")
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Requests? {
    shape.value(node, as: key, from: Requests(), &reader) { _, reader in
      if node["resource"] == nil {
        reader.error(.missingKey, at: node.range, "requests needs resource, such as cpu or memory")
      }
      if node["atLeast"] == nil, node["atMost"] == nil {
        reader.error(.saysNothing, at: node.range, "requests sets no bound, give atLeast or atMost")
      }
    }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let amount = PodRequests(placements.run.pods[pod].pod)[resource]
      let isEnough = atLeast.map { bound in amount.map { !($0 < bound.quantity) } ?? false } ?? true
      let isModest = atMost.map { bound in amount.map { !($0 > bound.quantity) } ?? true } ?? true
      if isEnough, isModest { return nil }
      let bounds = [atLeast.map { "at least \($0.text)" }, atMost.map { "at most \($0.text)" }].compactMap { $0 }
      return Mismatch(
        pods: [placements.label(ofPod: pod)],
        expected: "requests \(bounds.joined(separator: " and ")) \(resource.text)",
        actual: amount.map { "requests \($0.canonicalText)" } ?? "requests none")
    }
  }
}

extension FieldReader {
  /// An amount as in a manifest; a number needs no quotes.
  fileprivate mutating func bound(_ node: YAMLNode, _ place: String) -> Requests.Bound? {
    let text = node.kind == .scalar ? node.text : ""
    if let quantity = try? Quantity(text) { return Requests.Bound(text: text, quantity: quantity) }
    error(.unusableWord, at: node.range, "\(place) must be an amount such as 500m or 2Gi")
    return nil
  }
}
