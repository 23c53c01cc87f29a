import Kubernetes
import Symbols
import TestSupport
import Testing

@Suite("Values of the wrong type")
struct MismatchTests {
  @Test("A string field takes no boolean and no number, and says to quote it")
  func strings() {
    let found = findings(
      in: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: 1️⃣8080
          labels: {app: web, version: 2️⃣1.0, on: 3️⃣y}
          annotations: {a: 4️⃣1}
        spec:
          nodeSelector: {gpu: 5️⃣true}
          tolerations: [{value: 6️⃣[a]}]
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution: [{namespaces: [a, 7️⃣2]}]
        """)
    #expect(
      found == [
        "1️⃣ error: name must be a string, but this is a number; quote it: \"8080\"",
        "2️⃣ error: labels must be strings, but this is a number; quote it: \"1.0\"",
        "3️⃣ error: labels must be strings, but this is a boolean; quote it: \"y\"",
        "4️⃣ error: annotations must be strings, but this is a number; quote it: \"1\"",
        "5️⃣ error: nodeSelector must be strings, but this is a boolean; quote it: \"true\"",
        "6️⃣ error: value must be a string, but this is a list",
        "7️⃣ error: namespaces must be a list of strings, but this is a number; quote it: \"2\"",
      ])
  }

  @Test("An integer field takes whole numbers within its range")
  func integers() {
    let found = findings(
      in: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a}
        spec:
          replicas: 1️⃣three
          template:
            spec:
              priority: 2️⃣3000000000
              containers:
                - ports: [{hostPort: 3️⃣"80"}, {hostPort: 4️⃣80.5}, {hostPort: 5️⃣true}, {hostPort: 6️⃣{}}]
        """)
    #expect(
      found == [
        "1️⃣ error: replicas must be an integer, but this is a string; write a whole number, not \"three\"",
        "2️⃣ error: priority must be an integer from -2147483648 to 2147483647, but this is 3000000000",
        "3️⃣ error: hostPort must be an integer, but this is a string; leave out the quotes: 80",
        "4️⃣ error: hostPort must be an integer, but this is a number; write a whole number, not 80.5",
        "5️⃣ error: hostPort must be an integer, but this is a boolean; write a whole number, not true",
        "6️⃣ error: hostPort must be an integer, but this is a mapping",
      ])
  }

  @Test("Whole floats are integers, as on the API server")
  func wholeFloats() {
    let manifests = decode("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3.0}")
    #expect(manifests.diagnostics == [])
    #expect(manifests.workloads.first?.replicas == 3)
  }

  @Test("Booleans, mappings and lists are told apart")
  func structure() {
    let found = findings(
      in: """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          hostNetwork: 1️⃣"true"
          hostUsers: 2️⃣1
          affinity: 3️⃣[]
          containers:
            4️⃣name: app
          tolerations:
            - 5️⃣all
          overhead: 6️⃣1
        """)
    #expect(
      found == [
        "1️⃣ error: hostNetwork must be true or false, but this is a string; leave out the quotes: true",
        "2️⃣ error: hostUsers must be true or false, but this is a number",
        "3️⃣ error: affinity must be a mapping, but this is a list",
        "4️⃣ error: containers must be a list, but this is a mapping; start each entry with \"- \"",
        "5️⃣ error: each entry of tolerations must be a mapping, but this is a string",
        "6️⃣ error: overhead must be a mapping, but this is a number",
      ])
  }

  @Test("A text that is no amount is reported with the API's reason")
  func quantities() {
    let found = findings(
      in: """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
            - resources:
                requests: {cpu: 1️⃣1 core, memory: 2️⃣1K, a/b: 3️⃣true, c/d: 4️⃣[1]}
        """)
    let malformed = QuantityError.malformed.message
    let cure = "write a number with an optional suffix, such as 500m or 2Gi"
    #expect(
      found == [
        "1️⃣ error: cpu \"1 core\" is not a quantity: \(malformed); \(cure)",
        "2️⃣ error: memory \"1K\" is not a quantity: unable to parse quantity's suffix; \(cure)",
        "3️⃣ error: a/b \"true\" is not a quantity: \(malformed); \(cure)",
        "4️⃣ error: c/d must be a quantity, but this is a list",
      ])
  }

  @Test("Null is absent everywhere")
  func nulls() {
    let manifests = decode(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: null, labels: null, creationTimestamp: null, deletionTimestamp: ~}
      spec:
        nodeName:
        priority:
        hostNetwork:
        nodeSelector:
        tolerations:
        affinity: {nodeAffinity: null}
        containers: [{name: a, image: null, resources: null, ports: null}]
      status:
      """)
    #expect(manifests.diagnostics == [])
    #expect(manifests.pods.first?.metadata.isTerminating == false)
    #expect(manifests.pods.first?.metadata.namespace == "default")
    #expect(manifests.pods.first?.spec.nodeSelector == nil)
  }

  @Test("A time must be one of RFC 3339")
  func times() {
    #expect(
      findings(in: "apiVersion: v1\nkind: Pod\nmetadata: {name: a, creationTimestamp: 1️⃣yesterday}") == [
        "1️⃣ error: creationTimestamp must be a time as RFC 3339 writes it, but this is \"yesterday\"; "
          + "write one such as 2025-01-31T12:00:00Z"
      ])
  }

  @Test("An object with an error is left out, its neighbours stay")
  func leftOut() {
    let manifests = decode(
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: 1}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: b}
      """)
    #expect(manifests.objects.count == 1)
    #expect(manifests.hasErrors)
  }
}
