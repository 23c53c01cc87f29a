import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import Testing
import Versions

@Suite("LimitRanger")
struct LimitRangerTests {
  private func limitRange(_ limits: String, named name: String = "limits", namespace: String = "default") -> String {
    """
    ---
    apiVersion: v1
    kind: LimitRange
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {limits: \(limits)}

    """
  }

  private func admitted(_ ranges: String, _ spec: String) throws -> [String] {
    let run = try play(cluster: node("n1") + ranges, deployment(spec: spec))
    #expect(run.aside == [])
    return Array(try #require(run.pods.first).pod.spec.admitted.dropFirst(untold.count))
  }

  private func refusal(_ ranges: String, _ spec: String) throws -> [String] {
    let run = try play(cluster: node("n1") + ranges, deployment(spec: spec))
    #expect(run.names == [])
    let prefix = "default/Deployment/web (1): "
    return run.refusals.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
  }

  @Test("Fills what is absent in containers and init containers, and touches nothing that is there")
  func fillsDefaults() throws {
    let lines = try admitted(
      limitRange("[{type: Container, default: {cpu: '2', memory: 1Gi}, defaultRequest: {cpu: 500m}}]"),
      """
      {containers: [{name: a}, {name: b, resources: {limits: {cpu: '1'}}},
        {name: c, resources: {requests: {cpu: 100m, memory: 2Mi}}}], initContainers: [{name: d}]}
      """)
    #expect(
      lines == [
        "a requests cpu=500m memory=1Gi, limits cpu=2 memory=1Gi",
        "b requests cpu=1 memory=1Gi, limits cpu=1 memory=1Gi",
        "c requests cpu=100m memory=2Mi, limits cpu=2 memory=1Gi",
        "d requests cpu=500m memory=1Gi, limits cpu=2 memory=1Gi",
      ])
  }

  /// What the pod as a whole asks for, after a LimitRange filled its container in.
  private func whole(_ release: String, _ resources: String, limits: String) throws -> String {
    let version = try #require(KubernetesVersion(release))
    let run = try play(
      cluster: node("n1") + limitRange(limits),
      deployment(spec: "{resources: \(resources), containers: [{name: a}]}")
    ) { $0.version = version }
    let spec = try #require(run.pods.first).pod.spec
    return "requests \(spec.resources?.requests.text ?? "none"), limits \(spec.resources?.limits.text ?? "none")"
  }

  @Test("What a pod as a whole requests is filled in before a LimitRange speaks, and after it from 1.37 on")
  func podLevelRequestsAndDefaults() throws {
    let limits = "[{type: Container, defaultRequest: {cpu: 500m, memory: 64Mi}}]"
    #expect(try whole("1.36.2", "{limits: {cpu: 2}}", limits: limits) == "requests cpu=2, limits cpu=2")
    #expect(
      try whole("1.37.2", "{limits: {cpu: 2}}", limits: limits) == "requests cpu=500m memory=64Mi, limits cpu=2")
    // Where there is nothing of the container's to take over, the limit stands for the request.
    for release in ["1.36.2", "1.37.2"] {
      #expect(
        try whole(release, "{limits: {cpu: 2}}", limits: "[{type: Container, defaultRequest: {memory: 64Mi}}]")
          .hasPrefix("requests \(release == "1.36.2" ? "cpu=2" : "memory=64Mi cpu=2"), "))
    }
    // What is written stands.
    for release in ["1.36.2", "1.37.2"] {
      #expect(
        try whole(release, "{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2}}", limits: limits)
          == "requests cpu=1 memory=1Gi, limits cpu=2")
    }
  }

  @Test("A maximum is the default limit, a minimum the default request where nothing else is")
  func boundsAreDefaults() throws {
    let lines = try admitted(
      limitRange("[{type: Container, max: {cpu: '4'}, min: {cpu: 10m, memory: 16Mi}}]"), "{containers: [{name: a}]}")
    #expect(lines == ["a requests cpu=4 memory=16Mi, limits cpu=4"])
  }

  @Test("Of several LimitRanges the first by name fills first; those of other namespaces do nothing")
  func severalRanges() throws {
    let lines = try admitted(
      limitRange("[{type: Container, defaultRequest: {cpu: 900m, memory: 9Mi}}]", named: "z")
        + limitRange("[{type: Container, defaultRequest: {cpu: 100m}}]", named: "a")
        + limitRange("[{type: Container, defaultRequest: {memory: 1Gi}}]", named: "b", namespace: "other"),
      "{containers: [{name: a}]}")
    #expect(lines == ["a requests cpu=100m memory=9Mi, limits -"])
  }

  @Test("Within one LimitRange the last item of containers counts")
  func lastItemCounts() throws {
    let lines = try admitted(
      limitRange(
        "[{type: Container, defaultRequest: {cpu: 1}}, {type: Container, defaultRequest: {cpu: 2}},"
          + " {type: Pod, max: {cpu: 8}, default: {cpu: 3}}]"),
      "{containers: [{name: a, resources: {limits: {cpu: 5}, requests: {memory: 1}}}, {name: b}]}")
    #expect(lines == ["a requests memory=1 cpu=5, limits cpu=5", "b requests cpu=2, limits -"])
  }

  @Test("The pods are scheduled with what they were given")
  func defaultsCount() throws {
    let run = try play(
      cluster: node("n1") + limitRange("[{type: Container, defaultRequest: {cpu: 40}}]"),
      deployment(replicas: 2, spec: "{containers: [{name: a}]}"))
    #expect(run.pods.map(\.decision.outcome) == [.scheduled, .unschedulable])
  }

  @Test("A default limit below the request is refused as invalid")
  func limitBelowRequest() throws {
    #expect(
      try refusal(
        limitRange("[{type: Container, default: {cpu: 500m, x.io/gpu: 1, memory: 1Gi}}]"),
        """
        {containers: [{name: a, resources: {requests: {cpu: '2', memory: 1Gi}}}],
         initContainers: [{name: b, resources: {requests: {x.io/gpu: 2}}},
          {name: c, resources: {requests: {hugepages-2Mi: 2Mi}, limits: {hugepages-2Mi: 4Mi}}}]}
        """) == [
          "Pod \"web-xxxxxxxxxx-xxxxx\" is invalid: [spec.containers[0].resources.requests: Invalid value: \"2\": "
            + "must be less than or equal to cpu limit of 500m, "
            + "spec.initContainers[0].resources.requests: Invalid value: \"2\": "
            + "must be equal to x.io/gpu limit of 1, "
            + "spec.initContainers[1].resources.requests: Invalid value: \"2Mi\": "
            + "must be equal to hugepages-2Mi limit of 4Mi]"
        ])
  }

  @Test(
    "Each bound on a pod has its words",
    arguments: [
      ("min: {cpu: 1}", "{}", "{}", "minimum cpu usage per Pod is 1.  No request is specified"),
      (
        "min: {cpu: 1}", "{requests: {cpu: 300m}}", "{requests: {cpu: 200m}}",
        "minimum cpu usage per Pod is 1, but request is 500m"
      ),
      (
        "min: {cpu: 2}", "{requests: {cpu: 2}}", "{limits: {cpu: 1}}",
        "minimum cpu usage per Pod is 2, but limit is 1"
      ),
      ("min: {cpu: 1}", "{requests: {cpu: 500m}}", "{requests: {cpu: 500m}}", nil),
      ("max: {cpu: 1}", "{requests: {cpu: 1}}", "{}", "maximum cpu usage per Pod is 1.  No limit is specified"),
      (
        "max: {cpu: 1}", "{limits: {cpu: 1}}", "{limits: {cpu: 500m}}",
        "maximum cpu usage per Pod is 1, but limit is 1500m"
      ),
      (
        "max: {cpu: 1}", "{limits: {cpu: 1}}", "{requests: {cpu: 1}}",
        "maximum cpu usage per Pod is 1, but request is 2"
      ),
      ("max: {cpu: 1}", "{limits: {cpu: 500m}}", "{limits: {cpu: 500m}}", nil),
      (
        "maxLimitRequestRatio: {cpu: 2}", "{limits: {cpu: 1}, requests: {cpu: 300m}}", "{}",
        "cpu max limit to request ratio per Pod is 2, but provided ratio is 3.333333"
      ),
      ("maxLimitRequestRatio: {cpu: 2}", "{limits: {cpu: 1}, requests: {cpu: 500m}}", "{}", nil),
      ("maxLimitRequestRatio: {cpu: 1500m}", "{limits: {cpu: 3}, requests: {cpu: 2}}", "{}", nil),
      (
        "maxLimitRequestRatio: {cpu: 1500m}", "{limits: {cpu: 3001m}, requests: {cpu: 2}}", "{}",
        "cpu max limit to request ratio per Pod is 1500m, but provided ratio is 1.500500"
      ),
      // Exactly a half in the seventh place: to the even side.
      (
        "maxLimitRequestRatio: {memory: 1}", "{limits: {memory: 129}, requests: {memory: 128}}", "{}",
        "memory max limit to request ratio per Pod is 1, but provided ratio is 1.007812"
      ),
      (
        "maxLimitRequestRatio: {cpu: 2}", "{limits: {cpu: 1}, requests: {cpu: 0}}", "{}",
        "cpu max limit to request ratio per Pod is 2, but no request is specified or request is 0"
      ),
      (
        "maxLimitRequestRatio: {cpu: 2}", "{requests: {cpu: 1}}", "{}",
        "cpu max limit to request ratio per Pod is 2, but no limit is specified or limit is 0"
      ),
      // Too large for thousandths: whole units are compared.
      (
        "maxLimitRequestRatio: {memory: 1}", "{limits: {memory: 9223372036854775807}, requests: {memory: 1}}", "{}",
        "memory max limit to request ratio per Pod is 1, but provided ratio is 9223372036854775808.000000"
      ),
    ] as [(String, String, String, String?)])
  func podBounds(_ bound: String, _ first: String, _ second: String, _ expected: String?) throws {
    let spec = "{containers: [{name: a, resources: \(first)}, {name: b, resources: \(second)}]}"
    let range = limitRange("[{type: Pod, \(bound)}]")
    guard let expected else {
      #expect(try admitted(range, spec).count == 2)
      return
    }
    #expect(try refusal(range, spec) == ["pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: \(expected)"])
  }

  @Test("Every container is held to the bounds by itself, and equal texts are told once")
  func containerBounds() throws {
    let spec = """
      {containers: [{name: a, resources: {limits: {cpu: 3, memory: 1Mi}}}, {name: b, resources: {limits: {cpu: 3}}}],
       initContainers: [{name: c, resources: {limits: {cpu: 4}}}]}
      """
    #expect(
      try refusal(limitRange("[{type: Container, max: {cpu: 2}, min: {memory: 2Mi}}]"), spec) == [
        "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: [minimum memory usage per Container is 2Mi, but request is 1Mi, "
          + "maximum cpu usage per Container is 2, but limit is 3, "
          + "maximum cpu usage per Container is 2, but limit is 4]"
      ])
    #expect(
      try refusal(
        limitRange("[{type: Container, max: {cpu: 2}}]"),
        "{containers: [{name: a, resources: {limits: {cpu: 3}}}, {name: b, resources: {limits: {cpu: 3}}}]}") == [
          "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: maximum cpu usage per Container is 2, but limit is 3"
        ])
  }

  @Test("The first LimitRange by name that refuses ends it")
  func firstRefusalEnds() throws {
    #expect(
      try refusal(
        limitRange("[{type: Pod, max: {cpu: 1}}]", named: "b") + limitRange("[{type: Pod, max: {cpu: 2}}]", named: "a"),
        "{containers: [{name: a, resources: {limits: {cpu: 3}}}]}") == [
          "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: maximum cpu usage per Pod is 2, but limit is 3"
        ])
  }

  @Test("A pod's total is that of the API: sidecars beside containers, init containers at their peak, pod level first")
  func podTotals() throws {
    let containers = """
      containers: [{name: a, resources: {limits: {cpu: 1}}}], initContainers: [
       {name: s, restartPolicy: Always, resources: {limits: {cpu: 1}}}, {name: i, resources: {limits: {cpu: 2}}}]
      """
    let range = limitRange("[{type: Pod, max: {cpu: 1500m}}]")
    #expect(
      try refusal(range, "{\(containers)}") == [
        "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: maximum cpu usage per Pod is 1500m, but limit is 3"
      ])
    #expect(
      try refusal(range, "{\(containers), resources: {limits: {cpu: 1600m}, requests: {cpu: 1}}}") == [
        "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: maximum cpu usage per Pod is 1500m, but limit is 1600m"
      ])
  }
}
