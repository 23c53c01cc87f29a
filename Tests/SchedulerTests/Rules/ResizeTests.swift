import Testing

/// What a running pod takes up while its resize is under way.
@Suite struct ResizeTests {
  /// The most CPUs that still fit beside the running pod, in steps of 100 thousandths.
  private static func free(_ release: String, spec: String, status: String) throws -> Int {
    let running = """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: r, namespace: default}
      spec: {nodeName: n1, \(spec)}
      status: {phase: Running, \(status)}

      """
    for tenths in stride(from: 80, through: 1, by: -1) {
      let scenario = try Scenario(
        release, Scenario.node("n1", cpu: 8) + running, Scenario.pod("p", cpu: "\(tenths * 100)m"))
      if scenario.outcome("p") == "scheduled" { return tenths * 100 }
    }
    return 0
  }

  private static func container(_ name: String, _ cpu: String) -> String {
    "{name: \(name), image: app, resources: {requests: {cpu: \(cpu)}}}"
  }

  private static func told(_ name: String, allocated: String?, actual: String?) -> String {
    let parts =
      (allocated.map { ["allocatedResources: {cpu: \($0)}"] } ?? [])
      + (actual.map { ["resources: {requests: {cpu: \($0)}}"] } ?? [])
    return "{name: \(name), \(parts.joined(separator: ", "))}"
  }

  private static let infeasible = "conditions: [{type: PodResizePending, status: 'True', reason: Infeasible}], "
  private static let deferred = "conditions: [{type: PodResizePending, status: 'True', reason: Deferred}], "

  @Test func largestOfTheSumsCountsFrom137OnNotTheSumOfTheLargest() throws {
    let spec = "containers: [\(Self.container("a", "2")), \(Self.container("b", "1"))]"
    let status = """
      containerStatuses: [\(Self.told("a", allocated: "1", actual: "1")), \(Self.told("b", allocated: "2", actual: "2"))]
      """
    // Container by container 2 and 2; the sums are 3, 3 and 3.
    #expect(try Self.free("1.36.2", spec: spec, status: status) == 4000)
    #expect(try Self.free("1.37.2", spec: spec, status: status) == 5000)
  }

  @Test func whatIsAllocatedAloneCountsFrom137On() throws {
    let spec = "containers: [\(Self.container("a", "1"))]"
    let status = "containerStatuses: [\(Self.told("a", allocated: "3", actual: nil))]"
    #expect(try Self.free("1.36.2", spec: spec, status: status) == 7000)
    #expect(try Self.free("1.37.2", spec: spec, status: status) == 5000)
  }

  @Test func statusOfOrdinaryInitContainersCountsFrom137On() throws {
    let spec = "initContainers: [\(Self.container("i", "1"))], containers: [\(Self.container("a", "1"))]"
    let status = "initContainerStatuses: [\(Self.told("i", allocated: "4", actual: "4"))]"
    #expect(try Self.free("1.36.2", spec: spec, status: status) == 7000)
    #expect(try Self.free("1.37.2", spec: spec, status: status) == 4000)
  }

  @Test func resizeThatCannotBeLeavesTheSpecOut() throws {
    let spec = "containers: [\(Self.container("a", "6")), \(Self.container("b", "1"))]"
    let status = "containerStatuses: [\(Self.told("a", allocated: "2", actual: "2"))]"
    // The second container has no status: it counts as the spec has it, and as nothing from 1.37 on.
    #expect(try Self.free("1.36.2", spec: spec, status: Self.infeasible + status) == 5000)
    #expect(try Self.free("1.37.2", spec: spec, status: Self.infeasible + status) == 6000)
    #expect(try Self.free("1.37.2", spec: spec, status: Self.deferred + status) == 1000)
  }

  @Test(arguments: ["1.36.2", "1.37.2"])
  func podLevelResizeThatCannotBeLeavesTheSpecOutToo(release: String) throws {
    let spec = "resources: {requests: {cpu: 6}}, containers: [\(Self.container("a", "1"))]"
    let status = "resources: {requests: {cpu: 2}}, allocatedResources: {cpu: 1}"
    #expect(try Self.free(release, spec: spec, status: status) == 2000)
    #expect(try Self.free(release, spec: spec, status: Self.deferred + status) == 2000)
    #expect(try Self.free(release, spec: spec, status: Self.infeasible + status) == 6000)
    #expect(try Self.free("1.35.4", spec: spec, status: Self.infeasible + status) == 2000)
  }

  /// Beside the pod's own status the containers' is not asked, where both halves of it are there.
  @Test func podLevelStatusStandsForTheContainersFrom137On() throws {
    let spec = "containers: [\(Self.container("a", "1"))]"
    let status = "containerStatuses: [\(Self.told("a", allocated: "3", actual: "3"))], "
    let both = "allocatedResources: {cpu: 2}, resources: {requests: {cpu: 2}}"
    #expect(try Self.free("1.37.2", spec: spec, status: status + both) == 6000)
    #expect(try Self.free("1.37.2", spec: spec, status: status + "allocatedResources: {cpu: 2}") == 5000)
    #expect(try Self.free("1.36.2", spec: spec, status: status + both) == 5000)
  }
}
