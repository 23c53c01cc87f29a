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
    if let given = spec["clusterIP"], let text = given.text, !text.isEmpty {
      guard let number = ServiceAddresses.number(text) else { return }
      if number >= 0, context.addresses.isTaken(number) {
        throw failed(text, "provided IP is already allocated", at: given)
      }
      guard (1...65534).contains(number) else {
        throw failed(text, "the provided network does not match the current range", at: given)
      }
      return
    }
    guard let free = context.addresses.freeAddress else {
      throw isFull("failed to allocate a serviceIP: range is full")
    }
    let text = ServiceAddresses.text(free)
    spec["clusterIP"] = .text(text, at: spec)
    spec["clusterIPs"] = .list([.text(text, at: spec)], at: spec)
  }

  private func failed(_ text: String, _ why: String, at place: YAMLDraft) -> RequestError {
    invalid(
      "spec.clusterIPs", "Invalid value: [\(GoText.quoted(text))]: failed to allocate IP \(text): \(why)",
      "FieldValueInvalid", at: place.range.position)
  }

  private func isFull(_ text: String) -> RequestError {
    RequestError(
      500, "InternalError", "Internal error occurred: \(text)",
      details: StatusDetails(causes: [.init(reason: "", message: text)]), by: RequestError.Station.storage,
      at: spec.range.position)
  }

  // MARK: Ports

  private mutating func nodePorts() throws(RequestError) {
    let allocates = spec["allocateLoadBalancerNodePorts"]?.bool != false
    guard type == "NodePort" || type == "LoadBalancer", let place = spec["ports"] else { return }
    let key = ObjectKey(
      namespace: object.at("metadata", "namespace")?.text ?? "", name: object.at("metadata", "name")?.text ?? "")
    // By number, the protocols that this Service has it for: two may share one.
    var own: [Int64: Set<String>] = [:]
    var ports = place.items
    let kept = Set((old?.at("spec", "ports")?.items ?? []).compactMap { $0["nodePort"]?.integer })
    for (index, port) in ports.enumerated() {
      guard let given = port["nodePort"], let number = given.integer, number != 0 else { continue }
      let word = port["protocol"]?.text ?? "TCP"
      if kept.contains(number) {
        own[number, default: []].insert(word)
        continue
      }
      guard ServiceAddresses.nodePorts.contains(number) else {
        throw invalid(
          "spec.ports[\(index)].nodePort",
          "Invalid value: \(number): provided port is not in the valid range. The range of valid ports is 30000-32767",
          "FieldValueInvalid", at: given.range.position)
      }
      if context.addresses.isTaken(port: number, besides: key) || own[number]?.contains(word) == true {
        throw invalid(
          "spec.ports[\(index)].nodePort", "Invalid value: \(number): provided port is already allocated",
          "FieldValueInvalid", at: given.range.position)
      }
      own[number, default: []].insert(word)
    }
    guard allocates || type == "NodePort" else { return }
    for index in ports.indices where ports[index]["nodePort"]?.integer ?? 0 == 0 {
      guard let free = context.addresses.freePort(besides: Set(own.keys)) else {
        throw isFull("failed to allocate a nodePort: range is full")
      }
      own[free] = ["drawn"]
      ports[index]["nodePort"] = .number(free, at: ports[index])
    }
    spec["ports"] = .list(ports, at: place)
    if type == "LoadBalancer", spec["externalTrafficPolicy"]?.text == "Local", spec["healthCheckNodePort"] == nil,
      let free = context.addresses.freePort(besides: Set(own.keys))
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
