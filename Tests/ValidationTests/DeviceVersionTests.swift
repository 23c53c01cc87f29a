import Testing

/// Devices were asked for and described in other shapes before `resource.k8s.io/v1`.
struct DeviceVersionTests {
  @Test func requestsOfTheFirstBetaAreExactByThemselves() {
    #expect(
      findings(
        """
        apiVersion: resource.k8s.io/v1beta1
        kind: ResourceClaim
        metadata: {name: gpu}
        spec: {devices: {requests: [{name: gpu, deviceClassName: gpu}]}}
        """) == [])
  }

  @Test func requestsOfTheFirstBetaAreHeldToTheSameRules() {
    let found = findings(
      """
      apiVersion: resource.k8s.io/v1beta1
      kind: ResourceClaim
      metadata: {name: gpu}
      spec: {devices: {requests: [{name: gpu, deviceClassName: GPU}, {name: none}]}}
      """)
    #expect(found.count == 2)
    #expect(found.first?.contains("Invalid value: \"GPU\"") == true)
    #expect(found.last?.contains("exactly one of `exactly` or `firstAvailable` is required") == true)
  }

  @Test func laterVersionsNeedTheirShape() {
    let found = findings(
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: gpu}
      spec: {devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu}}, {name: none}]}}
      """)
    #expect(found.count == 1)
  }

  @Test func devicesOfTheFirstBetaAreDescribedInBasic() {
    let slice = """
      apiVersion: resource.k8s.io/v1beta1
      kind: ResourceSlice
      metadata: {name: gpus}
      spec:
        driver: gpu.example.com
        nodeName: node-a
        pool: {name: node-a, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0, basic: {attributes: {NAME: {string: a}}}}]

      """
    #expect(findings(slice) == [])
    #expect(!findings(slice.replacing("NAME", with: "\"-\"")).isEmpty)
  }
}
