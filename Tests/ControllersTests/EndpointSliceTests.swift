import Store
import Symbols
import Testing

@testable import Controllers

@Suite struct EndpointSliceTests {
  @Test func thereAreCases() {
    #expect(RecordedStep.all("endpointslice").count == 119)
  }

  @Test(arguments: RecordedStep.all("endpointslice"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  private static let node = """
    {kind: Node, metadata: {name: n1, labels: {topology.kubernetes.io/zone: a}}, status: {allocatable: {cpu: 4},
    conditions: [{type: Ready, status: "True"}]}}
    """

  private func service(_ spec: String = "", _ metadata: String = "") -> String {
    """
    {kind: Service, apiVersion: v1, metadata: {name: web, \(metadata)}, spec: {clusterIP: 10.96.0.1, selector: {app: web},
    \(spec.isEmpty ? "ports: [{port: 80}]" : spec)}}
    """
  }

  private func pod(_ name: String, ip: String, _ spec: String = "") -> String {
    """
    {kind: Pod, metadata: {name: \(name), labels: {app: web}}, spec: {nodeName: n1, \(spec)}, status: {phase: Running,
    podIPs: [{ip: "\(ip)"}, {ip: "fd00::\(ip.split(separator: ".")[3])"}], podIP: "\(ip)",
    conditions: [{type: Ready, status: "True"}]}}
    """
  }

  private func step(_ objects: [String]) throws -> ControllerStep {
    EndpointSliceController.step(
      ObjectKey(namespace: "default", name: "web"), try ControllerStepTests.context(objects + [Self.node]))
  }

  @Test func aSliceHoldsAHundred() throws {
    let pods = (1...120).map { pod("web-\($0)", ip: "10.0.0.\($0)") }
    let step = try step([service()] + pods)
    #expect(step.writes.map(\.verb) == [.create, .create])
    #expect(step.writes.map(\.object["endpoints"].items.count) == [100, 20])
  }

  @Test func eachFamilyHasSlicesOfItsOwn() throws {
    let step = try step([service("ipFamilies: [IPv6, IPv4], ports: [{port: 80}]"), pod("a", ip: "10.0.0.1")])
    #expect(step.writes.map(\.object["addressType"]) == ["IPv6", "IPv4"])
    #expect(step.writes.map(\.object["endpoints"][0]["addresses"]) == [["fd00::1"], ["10.0.0.1"]])
  }

  @Test func aNamedPortMayBeASidecars() throws {
    let sidecar = """
      initContainers: [{name: s, restartPolicy: Always, ports: [{name: http, containerPort: 15000}]}], containers: [{name: c}]
      """
    let once = sidecar.replacing("restartPolicy: Always, ", with: "")
    let ports = "ports: [{port: 80, targetPort: http}]"
    let found = try step([service(ports), pod("a", ip: "10.0.0.1", sidecar)])
    #expect(found.writes[0].object["ports"] == [["name": "", "port": 15000, "protocol": "TCP"]])
    #expect(try step([service(ports), pod("a", ip: "10.0.0.1", once)]).writes[0].object["ports"] == [])
  }

  @Test func aServiceThatGoesGetsNoNewSlices() throws {
    let going = service("", "deletionTimestamp: '2026-11-29T11:00:00Z'")
    #expect(try step([going, pod("a", ip: "10.0.0.1")]).writes.isEmpty)
  }

  @Test(arguments: ["type: ExternalName, externalName: example.com", "ports: []"])
  func whoSelectsNothingHasNoSlices(spec: String) throws {
    let plain = "{kind: Service, apiVersion: v1, metadata: {name: web}, spec: {\(spec)}}"
    let step = try step([plain, pod("a", ip: "10.0.0.1")])
    #expect(step.writes.isEmpty && step.reasons.count == 1)
  }

  @Test func portsHaveNoOrder() {
    let a: Value = ["name": "a", "port": 1, "protocol": "TCP"]
    let b: Value = ["port": 2]
    #expect(PortSet([a, b]) == PortSet([["name": "", "port": 2, "protocol": "TCP"], a]))
    #expect(PortSet([a]) != PortSet([b]))
  }

  /// Of 6 endpoints the zone with a quarter of the CPUs keeps 2: 1.5, and at least 1.25 rounded up.
  @Test func zonesGetEndpointsByTheirCPUs() throws {
    let nodes = [("n1", "a", "6"), ("n2", "b", "2")].map { name, zone, cpu in
      """
      {kind: Node, metadata: {name: \(name), labels: {topology.kubernetes.io/zone: \(zone)}},
      status: {allocatable: {cpu: \(cpu)}, conditions: [{type: Ready, status: "True"}]}}
      """
    }
    let pods = (1...6).map { number in
      pod("p\(number)", ip: "10.0.0.\(number)").replacing("nodeName: n1,", with: "nodeName: n\(number > 3 ? 2 : 1),")
    }
    let automatic = service("", "annotations: {service.kubernetes.io/topology-mode: Auto}")
    let step = EndpointSliceController.step(
      ObjectKey(namespace: "default", name: "web"), try ControllerStepTests.context([automatic] + nodes + pods))
    #expect(step.events.map(\.reason) == ["TopologyAwareHintsEnabled"])
    let zones = step.writes[0].object["endpoints"].items.map { $0["hints"]["forZones"][0]["name"].text }
    #expect(zones == ["a", "a", "a", "a", "b", "b"])
  }
}
