import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

@Suite struct OnDemandPluginTests {
  private func server(_ plugin: String) throws -> AskedServer {
    try AskedServer.with { $0.enabledPlugins = [plugin] }
  }

  private func tolerations(_ answer: Answer) -> [String] {
    (answer.object?.at("spec", "tolerations")?.items ?? []).map { toleration in
      ["key", "operator", "effect"].map {
        toleration.at($0 == "key" ? "key" : $0 == "operator" ? "operator" : "effect")?.text ?? ""
      }
      .joined(separator: " ")
    }
  }

  @Test func pluginsAreOffUnlessSomebodyTurnsThemOn() throws {
    var asked = try AskedServer()
    let pod = try asked.ask(.create, "pods", AskedServer.pod("a", ", imagePullPolicy: Never"))
    #expect(pod.object?.at("spec", "containers")?.items.first?["imagePullPolicy"]?.text == "Never")
  }

  @Test func everyPluginStandsInTheServersOrder() {
    for plugin in AdmissionPlugins.standard + AdmissionPlugins.onDemand {
      #expect(AdmissionPlugins.names.contains(plugin.name), "\(plugin.name)")
    }
    #expect(AdmissionPlugins.standing(of: "LimitRanger") == .onByDefault)
    #expect(AdmissionPlugins.standing(of: "NodeRestriction") == .onDemand)
    #expect(AdmissionPlugins.standing(of: "EventRateLimit") == .notPlayed)
    #expect(AdmissionPlugins.standing(of: "LimitRange") == nil)
  }

  @Test func imagesAreAlwaysPulled() throws {
    var asked = try server("AlwaysPullImages")
    let pod = try asked.ask(.create, "pods", AskedServer.pod("a", ", imagePullPolicy: Never"))
    #expect(pod.object?.at("spec", "containers")?.items.first?["imagePullPolicy"]?.text == "Always")
  }

  @Test func podsKeepOthersOffTheirNodeAlone() throws {
    var asked = try server("LimitPodHardAntiAffinityTopology")
    func affinity(_ key: String) -> String {
      ", affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: \(key), "
        + "labelSelector: {}}]}}"
    }
    #expect(try asked.message(AskedServer.pod("a", spec: affinity("kubernetes.io/hostname"))) == nil)
    #expect(
      try asked.message(AskedServer.pod("b", spec: affinity("zone")))
        == "pods \"b\" is forbidden: affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey zone but only key "
        + "kubernetes.io/hostname is allowed")
  }

  @Test func extendedResourcesAreTolerated() throws {
    var asked = try server("ExtendedResourceToleration")
    let resources = ", resources: {limits: {b.example/x: 1, a.example/y: 2, cpu: 1}}"
    let pod = try asked.ask(.create, "pods", AskedServer.pod("a", resources))
    #expect(tolerations(pod).suffix(2) == ["a.example/y Exists NoSchedule", "b.example/x Exists NoSchedule"])
  }

  @Test func aNamespaceChoosesNodes() throws {
    var asked = try AskedServer.with {
      $0.enabledPlugins = ["PodNodeSelector"]
      $0.nodeSelectors = ["clusterDefaultNodeSelector": "pool=any", "strict": "env=prod"]
    }
    try asked.create(
      "namespaces", in: "",
      "{metadata: {name: shop, annotations: {scheduler.alpha.kubernetes.io/node-selector: 'env=prod, tier=a'}}}",
      "{metadata: {name: strict, annotations: {scheduler.alpha.kubernetes.io/node-selector: ''}}}")
    let pod = try asked.ask(.create, "pods", in: "shop", AskedServer.pod("a", spec: ", nodeSelector: {disk: ssd}"))
    #expect(pod.object?.at("spec", "nodeSelector", "env")?.text == "prod")
    #expect(pod.object?.at("spec", "nodeSelector", "tier")?.text == "a")
    #expect(pod.object?.at("spec", "nodeSelector", "disk")?.text == "ssd")
    let other = try asked.ask(.create, "pods", AskedServer.pod("a"))
    #expect(other.object?.at("spec", "nodeSelector", "pool")?.text == "any")
    #expect(
      try asked.message(AskedServer.pod("b", spec: ", nodeSelector: {env: dev}"), in: "shop")
        == "pods \"b\" is forbidden: pod node label selector conflicts with its namespace node label selector")
    #expect(
      try asked.message(AskedServer.pod("c", spec: ", nodeSelector: {disk: ssd}"), in: "strict")
        == "pods \"c\" is forbidden: pod node label selector labels conflict with its namespace whitelist")
  }

  @Test func aNamespaceChoosesTolerations() throws {
    var asked = try server("PodTolerationRestriction")
    let prefix = "scheduler.alpha.kubernetes.io/"
    try asked.create(
      "namespaces", in: "",
      """
      {metadata: {name: shop, annotations: {\(prefix)defaultTolerations: '[{"key": "spot", "operator": "Exists"}]',
        \(prefix)tolerationsWhitelist: '[{"operator": "Exists", "effect": "NoExecute"}, {"key": "spot", "operator": "Exists"}]'}}}
      """)
    let pod = try asked.ask(.create, "pods", in: "shop", AskedServer.pod("a"))
    #expect(tolerations(pod).contains("spot Exists "))
    // A pod that asks for something tolerates memory pressure, which this namespace does not allow.
    let refused = try asked.ask(.create, "pods", in: "shop", AskedServer.pod("b", ", resources: {requests: {cpu: 1m}}"))
    #expect(refused.code == 500)
    #expect(
      refused.status?.message
        == "pod tolerations (possibly merged with namespace default tolerations) conflict with its namespace whitelist")
    let free = try asked.ask(.create, "pods", AskedServer.pod("c", ", resources: {requests: {cpu: 1m}}"))
    #expect(tolerations(free).contains("node.kubernetes.io/memory-pressure Exists NoSchedule"))
  }

  @Test func kubeletsKeepToTheirLabels() throws {
    var asked = try server("NodeRestriction")
    try asked.create("nodes", in: "", "{metadata: {name: node, labels: {a: b}}}")
    func message(_ patch: String) throws -> String? {
      try asked.ask(.patch, "nodes", in: "", named: "node", patch) {
        $0.user = User(name: "system:node:node", groups: ["system:nodes"])
      }.status?.message
    }
    #expect(
      try message("{metadata: {labels: {a: c, kubelet.kubernetes.io/x: v, topology.kubernetes.io/zone: z}}}") == nil)
    #expect(
      try message("{metadata: {labels: {x.node-restriction.kubernetes.io/a: b, k8s.io/c: d}}}")
        == "nodes \"node\" is forbidden: is not allowed to modify labels: k8s.io/c, x.node-restriction.kubernetes.io/a")
    #expect(
      try message("{spec: {taints: [{key: a, effect: NoSchedule}]}}")
        == "nodes \"node\" is forbidden: node \"node\" is not allowed to modify taints")
  }

  @Test func aWebhookIsNamedUnlessItsVerdictIsTold() throws {
    let configuration = """
      {metadata: {name: policy}, webhooks: [{name: check.example.com, sideEffects: None, admissionReviewVersions: [v1],
        clientConfig: {url: 'https://example.com'},
        rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}]}
      """
    var asked = try AskedServer()
    let resource = "validatingwebhookconfigurations.admissionregistration.k8s.io"
    try asked.create(resource, in: "", configuration)
    let pod = try asked.ask(.create, "pods", AskedServer.pod("a"))
    #expect(pod.notPlayed.map(\.name) == ["webhook check.example.com of ValidatingWebhookConfiguration policy"])
    #expect(try asked.ask(.create, "configmaps", "{metadata: {name: m}}").notPlayed.isEmpty)
    var told = try AskedServer.with {
      $0.webhooks = [WebhookVerdict(name: "check.example.com", .deny("no latest tags"))]
    }
    try told.create(resource, in: "", configuration)
    let refused = try told.ask(.create, "pods", AskedServer.pod("a"))
    #expect(refused.code == 403)
    #expect(refused.station == "webhook check.example.com")
    #expect(
      refused.status?.message == "admission webhook \"check.example.com\" denied the request: no latest tags")
  }

  @Test func aReportSpeaksForItsWebhook() throws {
    func finding(_ effect: WebhookFinding.Effect, _ name: String, namespace: String = "default") -> WebhookFinding {
      WebhookFinding(
        effect, kind: "Pod", namespace: namespace, name: name, message: "require-labels/team: who owns it?", at: .none)
    }
    let findings = [finding(.refuses, "a"), finding(.warns, "b"), finding(.refuses, "c", namespace: "other")]
    // Whether or not the cluster shows the webhook.
    for isConfigured in [false, true] {
      var asked = try AskedServer.with {
        $0.webhooks = [WebhookVerdict(name: "policy.example.com", .findings(findings))]
      }
      if isConfigured {
        try asked.create(
          "validatingwebhookconfigurations.admissionregistration.k8s.io", in: "",
          """
          {metadata: {name: policy}, webhooks: [{name: policy.example.com, sideEffects: None, admissionReviewVersions: [v1],
            clientConfig: {url: 'https://example.com'},
            rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}]}
          """)
      }
      let refused = try asked.ask(.create, "pods", AskedServer.pod("a"))
      #expect(refused.station == "webhook policy.example.com")
      #expect(
        refused.status?.message
          == "admission webhook \"policy.example.com\" denied the request: require-labels/team: who owns it?")
      let warned = try asked.ask(.create, "pods", AskedServer.pod("b"))
      #expect(warned.code == 201 && warned.warnings.map(\.text) == ["require-labels/team: who owns it?"])
      let other = try asked.ask(.create, "pods", AskedServer.pod("c"))
      #expect(other.code == 201 && other.warnings.isEmpty && other.notPlayed.isEmpty)
    }
  }
}
