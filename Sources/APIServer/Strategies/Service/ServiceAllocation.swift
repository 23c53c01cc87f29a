import Kubernetes
import SourceText
import Store
import Symbols
import Validation
import YAML

/// Hands out a Service's addresses and node ports, in a cluster of IPv4 alone.
///
/// Addresses come from 10.96.0.0/16, ports from 30000-32767: the first that nobody has.
struct ServiceAllocation {
  private(set) var spec: YAMLDraft
  private let object: YAMLDraft
  private let old: YAMLDraft?
  private let context: StrategyContext

  init(_ object: YAMLDraft, _ old: YAMLDraft?, _ context: StrategyContext) {
    self.object = object
    self.old = old
    self.context = context
    spec = object["spec"] ?? object
  }

  private var type: String { spec["type"]?.text ?? "ClusterIP" }
  private var isHeadless: Bool { spec["clusterIP"]?.text == "None" }

  mutating func run() throws(RequestError) {
    if type == "ExternalName" { return }
    keepAllocated()
    joinAddresses()
    try families()
    if !isHeadless { try address() }
    try nodePorts()
  }

  /// An update that does not name what was handed out keeps it.
  private mutating func keepAllocated() {
    guard let before = old?["spec"], before["type"]?.text != "ExternalName" else { return }
    if spec["clusterIP"]?.text ?? "" == "", spec["clusterIPs"]?.items.isEmpty ?? true {
      spec["clusterIP"] = before["clusterIP"]
      spec["clusterIPs"] = before["clusterIPs"]
    }
    for key: Symbol in ["ipFamilies", "ipFamilyPolicy"] where spec[key] == nil { spec[key] = before[key] }
    guard ["NodePort", "LoadBalancer"].contains(type), let place = spec["ports"] else { return }
    let known = before["ports"]?.items ?? []
    spec["ports"] = .list(
      place.items.map { port in
        guard port["nodePort"] == nil,
          let same = known.first(where: {
            $0["port"]?.text == port["port"]?.text && $0["protocol"]?.text == port["protocol"]?.text
          }), let number = same["nodePort"]
        else { return port }
        var port = port
        port["nodePort"] = number
        return port
      }, at: place)
  }

  /// `clusterIP` is the first of `clusterIPs`.
  private mutating func joinAddresses() {
    let first = spec["clusterIPs"]?.items.first
    if let address = spec["clusterIP"], address.text != "", first == nil {
      spec["clusterIPs"] = .list([address], at: address)
    } else if spec["clusterIP"] == nil, let first, old == nil {
      spec["clusterIP"] = first
    }
  }

  private mutating func families() throws(RequestError) {
    let place = spec
    for (number, family) in (spec["ipFamilies"]?.items ?? []).enumerated() where family.text == "IPv6" {
      throw invalid(
        "spec.ipFamilies[\(number)]", "Invalid value: \"IPv6\": not configured on this cluster", "FieldValueInvalid",
        at: family.range.position)
    }
    if spec["ipFamilyPolicy"]?.text == "RequireDualStack", !(isHeadless && spec["selector"] == nil),
      let policy = spec["ipFamilyPolicy"]
    {
      throw invalid(
        "spec.ipFamilyPolicy",
        "Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack services",
        "FieldValueInvalid", at: policy.range.position)
    }
    let isAnybody = isHeadless && (spec["selector"]?.entries.isEmpty ?? true)
    if spec["ipFamilyPolicy"] == nil {
      spec["ipFamilyPolicy"] = .text(isAnybody ? "RequireDualStack" : "SingleStack", at: place)
    }
    if spec["ipFamilies"]?.items.isEmpty ?? true {
      var families = [YAMLDraft.text("IPv4", at: place)]
      if isAnybody, spec["ipFamilyPolicy"]?.text == "RequireDualStack" { families.append(.text("IPv6", at: place)) }
      spec["ipFamilies"] = .list(families, at: place)
    }
  }

  // MARK: Addresses

  private mutating func address() throws(RequestError) {
    if old?.at("spec", "clusterIP")?.text == spec["clusterIP"]?.text, old?.at("spec", "clusterIP") != nil { return }
    let taken = Set(
      context.store.objects("Service").flatMap { service in
        service.spec?["clusterIPs"]?.items.map(\.text) ?? []
      })
    if let given = spec["clusterIP"], let text = given.text, !text.isEmpty {
      guard let number = Self.number(text) else { return }
      if taken.contains(text) || text == "10.96.0.1" {
        throw failed(text, "provided IP is already allocated", at: given)
      }
      guard (1...65534).contains(number) else {
        throw failed(text, "the provided network does not match the current range", at: given)
      }
      return
    }
    // The lower end is left to those who choose.
    guard let free = (257...65534).first(where: { !taken.contains(Self.text($0)) }) else { return }
    spec["clusterIP"] = .text(Self.text(free), at: spec)
    spec["clusterIPs"] = .list([.text(Self.text(free), at: spec)], at: spec)
  }

  private static func text(_ number: Int) -> String { "10.96.\(number / 256).\(number % 256)" }

  /// The place in 10.96.0.0/16; -1 for an address elsewhere, nil for what is none.
  private static func number(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, !parts.contains(nil) else { return nil }
    let bytes = parts.compactMap { $0 }
    return bytes[0] == 10 && bytes[1] == 96 ? Int(bytes[2]) * 256 + Int(bytes[3]) : -1
  }

  private func failed(_ text: String, _ why: String, at place: YAMLDraft) -> RequestError {
    invalid(
      "spec.clusterIPs", "Invalid value: [\(GoText.quoted(text))]: failed to allocate IP \(text): \(why)",
      "FieldValueInvalid", at: place.range.position)
  }

  // MARK: Ports

  private mutating func nodePorts() throws(RequestError) {
    let allocates = spec["allocateLoadBalancerNodePorts"]?.bool != false
    guard type == "NodePort" || type == "LoadBalancer", let place = spec["ports"] else { return }
    let key = ObjectKey(
      namespace: object.at("metadata", "namespace")?.text ?? "", name: object.at("metadata", "name")?.text ?? "")
    var taken: [Int64: Set<String>] = [:]
    for service in context.store.objects("Service") where service.key != key {
      for port in service.spec?["ports"].map({ Array($0.items) }) ?? [] {
        if let number = port["nodePort"].flatMap({ Int64($0.text) }) {
          taken[number, default: []].insert("other")
        }
      }
      if let number = service.spec?["healthCheckNodePort"].flatMap({ Int64($0.text) }) {
        taken[number, default: []].insert("other")
      }
    }
    var ports = place.items
    let kept = Set((old?.at("spec", "ports")?.items ?? []).compactMap { $0["nodePort"]?.integer })
    for (index, port) in ports.enumerated() {
      guard let given = port["nodePort"], let number = given.integer, number != 0 else { continue }
      let word = port["protocol"]?.text ?? "TCP"
      if kept.contains(number) {
        taken[number, default: []].insert(word)
        continue
      }
      guard (30000...32767).contains(number) else {
        throw invalid(
          "spec.ports[\(index)].nodePort",
          "Invalid value: \(number): provided port is not in the valid range. The range of valid ports is 30000-32767",
          "FieldValueInvalid", at: given.range.position)
      }
      if let users = taken[number], users.contains("other") || users.contains(word) {
        throw invalid(
          "spec.ports[\(index)].nodePort", "Invalid value: \(number): provided port is already allocated",
          "FieldValueInvalid", at: given.range.position)
      }
      taken[number, default: []].insert(word)
    }
    guard allocates || type == "NodePort" else { return }
    for index in ports.indices where ports[index]["nodePort"]?.integer ?? 0 == 0 {
      guard let free = (30000...32767).first(where: { taken[$0] == nil }) else { break }
      taken[free] = ["drawn"]
      ports[index]["nodePort"] = .number(free, at: ports[index])
    }
    spec["ports"] = .list(ports, at: place)
    if type == "LoadBalancer", spec["externalTrafficPolicy"]?.text == "Local", spec["healthCheckNodePort"] == nil,
      let free = (30000...32767).first(where: { taken[$0] == nil })
    {
      spec["healthCheckNodePort"] = .number(free, at: spec)
    }
  }

  private func invalid(
    _ field: String, _ body: String, _ reason: String, at position: SourcePosition
  ) -> RequestError {
    let name = object.at("metadata", "name")?.text ?? ""
    return RequestError(
      422, "Invalid", "Service \(GoText.quoted(name)) is invalid: \(field): \(body)",
      details: StatusDetails(
        name: name, kind: "Service",
        causes: [.init(reason: reason, message: body, field: field, position: position)]),
      by: RequestError.Station.validation, at: position)
  }
}
