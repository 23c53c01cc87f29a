public import Kubernetes
import SourceText
public import Symbols
public import YAML

/// Which pods an expectation is about; every condition that is given must hold.
public struct PodSelector: Sendable {
  /// `checkout-0` for a workload's pod, a pod's own name, or `Deployment/checkout[0]`.
  public var name: Glob?
  public var namespace: Symbol?
  public var labels: [FieldReader.Label] = []
  public var workload: WorkloadReference?
  /// The place among the pods of a workload, from 0.
  public var ordinal: Int?
  public var all = false
  /// Pods that are not meant although they match, one selector at most.
  public var except: [PodSelector] = []

  public init() {}

  /// `Deployment/checkout`.
  public struct WorkloadReference: Hashable, Sendable {
    public var kind: Workload.Kind
    public var name: Symbol
  }
}

extension PodSelector: CustomStringConvertible {
  /// `workload Deployment/checkout, name web-*`.
  public var description: String {
    var parts: [String] = []
    if let name { parts.append("name \(name.pattern)") }
    if let workload { parts.append("workload \(workload.kind.rawValue)/\(workload.name.text)") }
    if let ordinal { parts.append("ordinal \(ordinal)") }
    if let namespace { parts.append("namespace \(namespace.text)") }
    if !labels.isEmpty { parts.append("labels \(labels.map(\.text).joined(separator: ", "))") }
    let meant = parts.isEmpty ? "all pods" : parts.joined(separator: ", ")
    return except.isEmpty ? meant : "\(meant), except \(except.map(\.description).joined(separator: ", "))"
  }
}

extension PodSelector {
  public static let shape = ObjectShape<PodSelector>(
    "pods",
    [
      ShapeField("name") { entry, selector, reader in
        selector.name = reader.string(entry.value, "name").map { Glob($0) }
      },
      ShapeField("namespace") { entry, selector, reader in
        selector.namespace = reader.string(entry.value, "namespace").map { Symbol($0) }
      },
      ShapeField("labels") { entry, selector, reader in
        selector.labels = reader.labels(entry.value, "labels") ?? []
      },
      ShapeField("workload") { entry, selector, reader in
        selector.workload = reader.workload(entry.value)
      },
      ShapeField("ordinal") { entry, selector, reader in
        guard let number = reader.integer(entry.value, "ordinal") else { return }
        selector.ordinal = Int(exactly: number)
        if number < 0 {
          reader.error(.unusableWord, at: entry.value.range, "ordinal counts from 0, \(number) is no pod")
        }
      },
      ShapeField("all") { entry, selector, reader in
        guard let value = reader.bool(entry.value, "all") else { return }
        selector.all = value
        if !value {
          reader.error(.contradiction, at: entry.value.range, "all can only be true, leave it out to select by name")
        }
      },
      ShapeField("except") { entry, selector, reader in
        if let except = PodSelector.read(entry.value, as: "except", &reader) { selector.except = [except] }
      },
    ])

  /// nil, with a diagnostic, when the node selects nothing in particular.
  public static func read(_ node: YAMLNode, as place: String = "pods", _ reader: inout FieldReader) -> PodSelector? {
    var selector = PodSelector()
    guard shape.read(node, as: place, into: &selector, &reader) else { return nil }
    if node.count == 0 {
      reader.error(
        .saysNothing, at: node.range,
        "\(place) selects nothing, give name, workload, ordinal, labels, namespace or all: true")
      return nil
    }
    if selector.all, node.count > (node["except"] == nil ? 1 : 2) {
      reader.error(
        .contradiction, at: node.range, "all: true selects every pod, leave the other keys of \(place) out or drop it")
    }
    return selector
  }
}

extension FieldReader {
  fileprivate mutating func workload(_ node: YAMLNode) -> PodSelector.WorkloadReference? {
    guard let text = string(node, "workload") else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      error(.unusableWord, at: node.range, "'\(text)' is no workload, write kind and name as in Deployment/checkout")
      return nil
    }
    guard let kind = Workload.Kind(rawValue: String(parts[0])) else {
      let kinds = Workload.Kind.allCases.map(\.rawValue)
      let cure = Spelling.nearest(to: String(parts[0]), among: kinds).map { "did you mean '\($0)'?" }
      error(
        .unusableWord, at: node.range,
        "'\(parts[0])' is no kind of workload, \(cure ?? "use one of \(kinds.joined(separator: ", "))")")
      return nil
    }
    return PodSelector.WorkloadReference(kind: kind, name: Symbol(String(parts[1])))
  }
}
