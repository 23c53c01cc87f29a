import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing

struct DeviceDecodingTests {
  private func object(_ text: String) throws -> KubernetesObject {
    let manifests = decode(text)
    #expect(manifests.diagnostics.map(\.message) == [])
    return try #require(manifests.objects.first)
  }

  @Test func aClaimKeepsItsRequestsConstraintsAndAllocation() throws {
    let object = try object(
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: c, namespace: team}
      spec:
        devices:
          requests:
            - name: a
              exactly:
                deviceClassName: gpu
                selectors: [{cel: {expression: "true"}}]
                adminAccess: true
                tolerations: [{key: broken, operator: Exists}]
                capacity: {requests: {memory: 4Gi}}
            - {name: b, exactly: {deviceClassName: gpu, allocationMode: All}}
            - name: c
              firstAvailable:
                - {name: big, deviceClassName: big, count: 2}
                - {name: small, deviceClassName: small, allocationMode: ExactCount}
            - {name: d}
          constraints: [{matchAttribute: x/y, requests: [a]}, {distinctAttribute: x/z}, {}]
      status:
        reservedFor: [{resource: pods, name: p, uid: u}]
        allocation:
          nodeSelector: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}]}
          devices:
            results: [{request: a, driver: d, pool: p, device: x, shareID: s, consumedCapacity: {memory: 1Gi}}]
      """)
    guard case .resourceClaim(let claim) = object else { return #expect(Bool(false), "no ResourceClaim") }
    let requests = claim.spec.requests
    #expect(requests.map(\.name) == ["a", "b", "c", "d"])
    guard case .exactly(let first) = requests[0].kind, case .exactly(let all) = requests[1].kind,
      case .firstAvailable(let alternatives) = requests[2].kind, case .unknown = requests[3].kind,
      case .exactCount(1) = first.allocationMode, case .all = all.allocationMode,
      case .exactCount(2) = alternatives[0].allocationMode, case .exactCount(1) = alternatives[1].allocationMode
    else { return #expect(Bool(false), "requests of other kinds: \(requests)") }
    #expect(first.selectors.map(\.expression) == ["true"])
    #expect(first.adminAccess == true)
    #expect(first.tolerations.map(\.operator) == [.exists])
    #expect(first.capacity?["memory"]?.canonicalText == "4Gi")
    #expect(alternatives.map(\.name) == ["big", "small"])
    guard case .matchAttribute("x/y") = claim.spec.constraints[0].rule,
      case .distinctAttribute("x/z") = claim.spec.constraints[1].rule,
      case .unknown = claim.spec.constraints[2].rule
    else { return #expect(Bool(false), "constraints of other kinds: \(claim.spec.constraints)") }
    #expect(claim.spec.constraints.map(\.requests) == [["a"], [], []])
    #expect(claim.reservedFor == [ResourceClaim.Consumer(name: "p", uid: "u")])
    let device = try #require(claim.allocation?.devices.first)
    #expect([device.request, device.driver, device.pool, device.device] == ["a", "d", "p", "x"])
    #expect(device.isShared && !device.hasAdminAccess)
    #expect(device.consumedCapacity["memory"]?.canonicalText == "1Gi")
    #expect(claim.allocation?.nodeSelector?.terms.first?.matchFields.map(\.values) == [["n1"]])
  }

  @Test func aSliceKeepsItsDevices() throws {
    let object = try object(
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: s}
      spec:
        driver: d
        pool: {name: p, generation: 3, resourceSliceCount: 2}
        allNodes: true
        sharedCounters: [{name: c, counters: {cores: {value: 8}}}]
        devices:
          - name: x
            attributes: {a: {string: s}, b: {int: 1}, c: {bool: true}, d: {version: 1.2.3}, e: {}}
            capacity:
              memory: {value: 8Gi, requestPolicy: {default: 1Gi, validValues: [1Gi, 2], validRange: {min: 1, step: 2}}}
            consumesCounters: [{counterSet: c, counters: {cores: {value: 2}}}]
            taints: [{key: k, effect: NoSchedule}]
            allowMultipleAllocations: true
            bindingConditions: [ready]
      """)
    guard case .resourceSlice(let slice) = object, let device = slice.devices.first else {
      return #expect(Bool(false), "no ResourceSlice with a device")
    }
    #expect(slice.driver == "d" && slice.reach.allNodes && slice.perDeviceNodeSelection == nil)
    #expect(slice.pool.name == "p" && slice.pool.generation == 3 && slice.pool.resourceSliceCount == 2)
    #expect(slice.sharedCounters.map(\.name) == ["c"])
    #expect(slice.sharedCounters.first?.counters["cores"] == Quantity(8))
    #expect(device.attributes.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(device.attributes.map(\.value) == [.string("s"), .int(1), .bool(true), .version("1.2.3"), .unknown])
    let policy = try #require(device.capacity.first?.requestPolicy)
    #expect(policy.standard?.canonicalText == "1Gi")
    #expect(policy.validValues.map(\.canonicalText) == ["1Gi", "2"])
    #expect(policy.validRange?.min == Quantity(1) && policy.validRange?.step == Quantity(2))
    #expect(device.consumesCounters.first?.counters["cores"] == Quantity(2))
    #expect(device.taints.map(\.text) == ["k:NoSchedule"])
    #expect(device.allowsMultipleAllocations && device.hasBindingConditions && !device.bindsToNode)
  }

  @Test func theFirstBetaHadRequestsAndDevicesInOtherPlaces() throws {
    let manifests = decode(
      """
      apiVersion: resource.k8s.io/v1beta1
      kind: ResourceClaimTemplate
      metadata: {name: t}
      spec: {spec: {devices: {requests: [{name: r, deviceClassName: gpu, count: 2}]}}}
      ---
      apiVersion: resource.k8s.io/v1beta1
      kind: ResourceSlice
      metadata: {name: s}
      spec: {driver: d, nodeName: n1, devices: [{name: x, basic: {attributes: {a: {int: 1}}}}]}
      """)
    // It is served still, where somebody turns it on.
    #expect(manifests.diagnostics.isEmpty)
    guard case .resourceClaimTemplate(let template) = manifests.objects.first,
      case .exactly(let demand) = template.spec.requests.first?.kind, case .exactCount(2) = demand.allocationMode,
      case .resourceSlice(let slice) = manifests.objects.last
    else { return #expect(Bool(false), "other objects: \(manifests.objects)") }
    #expect(demand.name == "r" && demand.deviceClassName == "gpu")
    #expect(slice.devices.map(\.name) == ["x"])
    #expect(slice.devices.first?.attributes.map(\.value) == [.int(1)])
  }

  @Test func aClassKeepsItsSelectorsWithTheirPlaces() {
    let text = MarkedYAML(
      """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: c}
      spec:
        selectors:
          - cel:
              expression: 1️⃣device.driver == "d"
        extendedResourceName: example.com/gpu
      """)
    guard case .deviceClass(let deviceClass) = decode(text.text).objects.first else {
      return #expect(Bool(false), "no DeviceClass")
    }
    #expect(deviceClass.selectors.map(\.expression) == ["device.driver == \"d\""])
    #expect(deviceClass.selectors.map { text.name(of: $0.origin) } == ["1️⃣"])
    #expect(deviceClass.extendedResourceName == "example.com/gpu")
  }

  @Test func whatHasTheWrongTypeIsTold() {
    #expect(
      findings(
        in: """
          apiVersion: resource.k8s.io/v1
          kind: ResourceSlice
          metadata: {name: s}
          spec: {driver: 1️⃣1, pool: {generation: 2️⃣new}, devices: [{capacity: {memory: {value: 3️⃣much}}}]}
          """) == [
          "1️⃣ error: driver must be a string, but this is a number; quote it: \"1\"",
          "2️⃣ error: generation must be an integer, but this is a string; write a whole number, not \"new\"",
          "3️⃣ error: value \"much\" is not a quantity: quantities must match the regular expression "
            + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'; write a number with an optional suffix, such as 500m or 2Gi",
        ])
  }

  @Test func aTaintRuleKeepsItsSelectorAndItsTaint() throws {
    func rule(_ spec: String) throws -> DeviceTaintRule {
      let text = "{apiVersion: resource.k8s.io/v1, kind: DeviceTaintRule, metadata: {name: out}, spec: \(spec)}"
      guard case .deviceTaintRule(let rule) = try object(text) else { throw NotFound() }
      return rule
    }
    let told = try rule(
      "{deviceSelector: {driver: d, pool: p, device: x}, taint: {key: broken, value: v, effect: NoExecute}}")
    #expect(told.metadata.name == "out")
    #expect(told.selector?.driver == "d" && told.selector?.pool == "p" && told.selector?.device == "x")
    #expect(told.taint?.key == "broken" && told.taint?.value == "v" && told.taint?.effect == .noExecute)
    // No selector and an empty one are not the same.
    #expect(try rule("{taint: {key: a, effect: NoSchedule}}").selector == nil)
    #expect(try rule("{deviceSelector: {}, taint: {key: a, effect: NoSchedule}}").selector == .init())
  }

  private struct NotFound: Error {}
}
