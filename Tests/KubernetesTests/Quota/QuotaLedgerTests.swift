import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing
import Versions

@Suite("Quotas of a namespace")
struct QuotaLedgerTests {
  private let version = KubernetesVersion.standard

  private func quotas(_ yaml: String) -> [ResourceQuota] {
    decode(yaml).objects.compactMap { if case .resourceQuota(let quota) = $0 { quota } else { nil } }
  }

  private func pod(_ spec: String, status: String = "{}") throws -> QuotaSubject {
    let objects = decode(
      "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: \(spec), status: \(status)}"
    ).objects
    guard case .pod(let pod)? = objects.first else { throw NoPod() }
    return .pod(pod)
  }

  private struct NoPod: Error {}

  private func ledger(_ spec: String, status: String = "{}", stored: [QuotaSubject] = []) -> QuotaLedger {
    QuotaLedger(
      quotas(
        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: shop}, spec: \(spec), status: \(status)}"),
      stored: stored, in: version)
  }

  private func container(_ resources: String, name: String = "app") -> String {
    "{name: \(name), image: x, resources: \(resources)}"
  }

  private func used(_ ledger: QuotaLedger) -> String {
    ledger.accounts.map { account in
      account.used.sorted.map { "\($0.name.text)=\($0.quantity.canonicalText)" }.joined(separator: " ")
    }.joined(separator: "; ")
  }

  @Test("The fourth of six pods is refused, in the server's words, and nothing is charged for it")
  func fourth() throws {
    var ledger = ledger("{hard: {requests.cpu: 1700m, pods: 9}}")
    let pod = try pod("{containers: [\(container("{requests: {cpu: 500m}}"))]}")
    let texts = (0..<6).map { _ in ledger.charge(pod)?.text }
    let refusal =
      "exceeded quota: q, requested: requests.cpu=500m, used: requests.cpu=1500m, limited: requests.cpu=1700m"
    #expect(texts == [nil, nil, nil, refusal, refusal, refusal])
    #expect(used(ledger) == "pods=3 requests.cpu=1500m")
  }

  @Test("A refusal tells the line of the quota that is used up")
  func line() throws {
    var ledger = QuotaLedger(
      quotas(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: q}
        spec:
          hard:
            services: 3
            pods: 0
        """), stored: [], in: version)
    let denial = try #require(ledger.charge(try pod("{containers: [\(container("{}"))]}")))
    #expect(denial.position.offset == 95)
  }

  @Test("Several quotas: all must have room; where one has none, the others are not charged either")
  func several() throws {
    var ledger = QuotaLedger(
      quotas(
        """
        {apiVersion: v1, kind: ResourceQuota, metadata: {name: b}, spec: {hard: {pods: 1}}}
        ---
        {apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {hard: {count/pods: 9}}}
        """), stored: [], in: version)
    let pod = try pod("{containers: [\(container("{}"))]}")
    #expect(ledger.charge(pod)?.text == nil)
    #expect(ledger.charge(pod)?.text == "exceeded quota: b, requested: pods=1, used: pods=1, limited: pods=1")
    #expect(used(ledger) == "count/pods=1; pods=1")
  }

  @Test(
    "Containers must say cpu and memory where a quota counts them, and nothing else; pod-level resources do for all")
  func unsaid() throws {
    let containers = "[\(container("{}", name: "b")), \(container("{requests: {cpu: 1}}", name: "a"))]"
    let initial = "initContainers: [\(container("{limits: {memory: 1Gi}}", name: "c"))]"
    var all = ledger("{hard: {memory: 9Gi, limits.cpu: 9, requests.ephemeral-storage: 9Gi, requests.cpu: 9}}")
    #expect(
      all.charge(try pod("{containers: \(containers), \(initial)}"))?.text
        == "failed quota: q: must specify limits.cpu for: a,b,c; memory for: a,b; requests.cpu for: b,c")
    let whole = "resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2}}"
    #expect(all.charge(try pod("{containers: \(containers), \(whole)}"))?.text == nil)
    #expect(used(all) == "limits.cpu=2 memory=1Gi requests.cpu=1 requests.ephemeral-storage=0")
    var storage = ledger("{hard: {requests.ephemeral-storage: 9Gi, pods: 1}}")
    #expect(storage.charge(try pod("{containers: \(containers)}"))?.text == nil)
  }

  @Test("Requests, limits, overhead, huge pages and extended resources are charged by their quotas' names")
  func names() throws {
    let resources =
      "{requests: {cpu: 1, hugepages-2Mi: 4Mi, example.com/gpu: 2}, limits: {cpu: 2, hugepages-2Mi: 4Mi, example.com/gpu: 2}}"
    let subject = try pod("{containers: [\(container(resources))], overhead: {cpu: 100m, memory: 1Mi}}")
    let text = subject.usage(in: version).sorted.map { "\($0.name.text)=\($0.quantity.canonicalText)" }
    #expect(
      text == [
        "count/pods=1", "cpu=1100m", "hugepages-2Mi=4Mi", "limits.cpu=2100m", "memory=1Mi", "pods=1",
        "requests.cpu=1100m", "requests.example.com/gpu=2", "requests.hugepages-2Mi=4Mi", "requests.memory=1Mi",
      ])
  }

  @Test("A pod that is done, or should be gone, counts among the objects alone")
  func done() throws {
    let finished = try pod("{containers: [\(container("{requests: {cpu: 1}}"))]}", status: "{phase: Failed}")
    #expect(finished.usage(in: version).sorted.map(\.name) == ["count/pods"])
    guard case .pod(let pod, _) = try pod("{containers: [\(container("{}"))]}") else { return }
    #expect(QuotaUsage(pod, isGone: true, in: version).sorted.map(\.name) == ["count/pods"])
  }

  @Test(
    "Scopes choose pods",
    arguments: [
      ("[Terminating]", "activeDeadlineSeconds: 60", true), ("[Terminating]", "hostNetwork: true", false),
      ("[NotTerminating]", "activeDeadlineSeconds: 60", false), ("[BestEffort]", "hostNetwork: true", true),
      ("[NotBestEffort]", "hostNetwork: true", false), ("[BestEffort, Terminating]", "hostNetwork: true", false),
      ("[PriorityClass]", "priorityClassName: gold", true), ("[PriorityClass]", "priority: 5", false),
      (
        "[CrossNamespacePodAffinity]",
        "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: "
          + "[{weight: 1, podAffinityTerm: {topologyKey: zone, namespaceSelector: {}}}]}}", true
      ),
      (
        "[CrossNamespacePodAffinity]",
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}}", false
      ),
    ])
  func scopes(scopes: String, spec: String, isCounted: Bool) throws {
    var ledger = ledger("{hard: {pods: 0}, scopes: \(scopes)}")
    let denial = ledger.charge(try pod("{\(spec), containers: [\(container("{}"))]}"))
    #expect((denial != nil) == isCounted)
  }

  @Test(
    "A scope selector asks for the class by name",
    arguments: [
      ("In", "[gold]", "gold", true), ("In", "[gold]", "iron", false), ("NotIn", "[gold]", "iron", true),
      ("NotIn", "[gold]", "", true), ("DoesNotExist", "[]", "", true), ("DoesNotExist", "[]", "iron", false),
    ])
  func selectors(word: String, values: String, className: String, isCounted: Bool) throws {
    let selector = "{matchExpressions: [{scopeName: PriorityClass, operator: \(word), values: \(values)}]}"
    var ledger = ledger("{hard: {pods: 0}, scopeSelector: \(selector)}")
    let denial = ledger.charge(
      try pod("{priorityClassName: '\(className)', containers: [\(container("{}"))]}"))
    #expect((denial != nil) == isCounted)
  }

  @Test("What a quota's status says is taken as it is; what it does not say is counted")
  func status() throws {
    let pod = try pod("{containers: [\(container("{requests: {cpu: 1}}"))]}")
    let ledger = ledger(
      "{hard: {pods: 9, requests.cpu: 9}}", status: "{hard: {pods: 9}, used: {pods: 7}}", stored: [pod, pod])
    #expect(used(ledger) == "pods=7 requests.cpu=2")
  }

  @Test("An update is charged for what is more; one that is less is charged for nothing, whatever is used")
  func update() throws {
    func claim(_ size: String) throws -> QuotaSubject {
      .claim(QuotaSubject.Claim(storageClass: "fast", storage: try Quantity(size)))
    }
    var ledger = ledger(
      "{hard: {requests.storage: 10Gi, fast.storageclass.storage.k8s.io/requests.storage: 8Gi, persistentvolumeclaims: 1}}"
    )
    #expect(ledger.charge(try claim("6Gi"))?.text == nil)
    #expect(ledger.charge(try claim("7Gi"), replacing: try claim("6Gi"))?.text == nil)
    #expect(
      ledger.charge(try claim("9Gi"), replacing: try claim("7Gi"))?.text
        == "exceeded quota: q, requested: fast.storageclass.storage.k8s.io/requests.storage=2Gi, "
        + "used: fast.storageclass.storage.k8s.io/requests.storage=7Gi, "
        + "limited: fast.storageclass.storage.k8s.io/requests.storage=8Gi")
    #expect(ledger.charge(try claim("1Gi"), replacing: try claim("7Gi"))?.text == nil)
    ledger.release(try claim("7Gi"))
    #expect(
      used(ledger) == "fast.storageclass.storage.k8s.io/requests.storage=0 persistentvolumeclaims=0 requests.storage=0")
  }

  @Test("Claims and Services belong to no scope of pods; claims may be chosen by their volumes' attributes")
  func scopesOfOthers() throws {
    var terminating = ledger("{hard: {services: 0, persistentvolumeclaims: 0}, scopes: [Terminating]}")
    var claim = QuotaSubject.Claim(storageClass: .none, storage: nil)
    #expect(terminating.charge(.service(.init(type: "ClusterIP", ports: 1)))?.text == nil)
    #expect(terminating.charge(.claim(claim))?.text == nil)
    let selector = "{matchExpressions: [{scopeName: VolumeAttributesClass, operator: In, values: [gold]}]}"
    var gold = ledger("{hard: {persistentvolumeclaims: 0}, scopeSelector: \(selector)}")
    #expect(gold.charge(.claim(claim))?.text == nil)
    claim.attributesClasses = ["gold"]
    #expect(gold.charge(.claim(claim)) != nil)
  }

  @Test("Ports of Services count by what is asked for")
  func services() {
    func ports(_ type: Symbol, allocates: Bool = true) -> String {
      let service = QuotaSubject.Service(
        type: type, ports: 3, portsWithNodePort: 1, allocatesNodePorts: allocates)
      let usage = QuotaUsage(service)
      return [usage["services.nodeports"], usage["services.loadbalancers"]].map { $0?.canonicalText ?? "-" }
        .joined(separator: " ")
    }
    #expect(ports("ClusterIP") == "0 0")
    #expect(ports("NodePort") == "3 0")
    #expect(ports("LoadBalancer") == "3 1")
    #expect(ports("LoadBalancer", allocates: false) == "1 1")
  }

  @Test("Devices are counted by class: all of them as 32, alternatives as the most of each class")
  func devices() throws {
    let objects = decode(
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: c}
      spec:
        devices:
          requests:
            - {name: a, exactly: {deviceClassName: gpu, count: 2}}
            - {name: b, exactly: {deviceClassName: gpu, allocationMode: All}}
            - name: c
              firstAvailable:
                - {name: one, deviceClassName: tpu, count: 3}
                - {name: two, deviceClassName: tpu, count: 2}
                - {name: three, deviceClassName: gpu}
      """
    ).objects
    guard case .resourceClaim(let claim)? = objects.first else { throw NoPod() }
    let usage = QuotaUsage(claim, extendedResources: ["gpu": "example.com/gpu"], in: version)
    #expect(
      usage.sorted.map { "\($0.name.text)=\($0.quantity.canonicalText)" } == [
        "count/resourceclaims.resource.k8s.io=1", "gpu.deviceclass.resource.k8s.io/devices=35",
        "requests.deviceclass.resource.kubernetes.io/gpu=35", "requests.deviceclass.resource.kubernetes.io/tpu=3",
        "requests.example.com/gpu=35", "tpu.deviceclass.resource.k8s.io/devices=3",
      ])
    let before = try #require(KubernetesVersion("1.35.4"))
    let old = QuotaUsage(claim, extendedResources: ["gpu": "example.com/gpu"], in: before)
    #expect(old["requests.example.com/gpu"] == nil)
  }

  @Test("Objects are counted by plural and group; a few of the core by their plural alone")
  func objects() {
    #expect(QuotaUsage(countOf: "deployments", group: "apps").sorted.map(\.name) == ["count/deployments.apps"])
    #expect(QuotaUsage(countOf: "secrets", group: "").sorted.map(\.name) == ["count/secrets", "secrets"])
    #expect(QuotaUsage(countOf: "endpoints", group: "").sorted.map(\.name) == ["count/endpoints"])
  }
}
