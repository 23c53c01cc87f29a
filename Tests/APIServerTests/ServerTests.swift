import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

/// A server that is asked in YAML.
struct AskedServer {
  var server: APIServer

  init(_ version: String = "1.36") throws {
    server = APIServer(ServerSettings(version: try #require(KubernetesVersion(version))))
  }

  static func node(_ text: String) throws -> YAMLNode {
    let file = YAMLReader.read(SourceMap().add(path: "object.yaml", bytes: Array(text.utf8)))
    return try #require(file.documents.first?.root)
  }

  mutating func ask(
    _ verb: Request.Verb, _ resource: String, in namespace: String = "default", named name: String = "",
    _ body: String? = nil, _ change: (inout Request) -> Void = { _ in }
  ) throws -> Answer {
    let parts = resource.split(separator: ".", maxSplits: 1).map(String.init)
    let path = parts[0].split(separator: "/").map(String.init)
    var request = Request(
      verb: verb,
      target: .resource(
        ResourceTarget(
          resource: path[0], group: parts.count > 1 ? parts[1] : "", namespace: namespace, name: name,
          subresource: path.count > 1 ? path[1] : "")), body: try body.map(Self.node))
    change(&request)
    return server.answer(request)
  }
}

@Suite struct ServerTests {
  @Test func anObjectIsThereOnceItIsCreated() throws {
    var asked = try AskedServer()
    let map = "{metadata: {name: a}, data: {k: v}}"
    let created = try asked.ask(.create, "configmaps", map)
    #expect(created.code == 201)
    #expect(created.object?.at("metadata", "namespace")?.text == "default")
    #expect(try asked.ask(.get, "configmaps", named: "a").object?.at("data", "k")?.text == "v")
    let again = try asked.ask(.create, "configmaps", map)
    #expect(again.code == 409)
    #expect(again.status?.reason == "AlreadyExists")
    #expect(again.status?.message == "configmaps \"a\" already exists")
    #expect(again.station == "storage")
  }

  @Test func aDryRunStoresNothing() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(.create, "configmaps", "{metadata: {name: a}}") { $0.options.isDryRun = true }
    #expect(answer.code == 201)
    #expect(try asked.ask(.get, "configmaps", named: "a").code == 404)
  }

  @Test func aForkIsAskedAlone() throws {
    var asked = try AskedServer()
    var fork = asked
    #expect(try fork.ask(.create, "configmaps", "{metadata: {name: a}}").code == 201)
    #expect(try asked.ask(.get, "configmaps", named: "a").code == 404)
  }

  @Test func anUpdateOfWhatChangedMeanwhileIsRefused() throws {
    var asked = try AskedServer()
    let created = try asked.ask(.create, "configmaps", "{metadata: {name: a}}")
    let version = created.object?.at("metadata", "resourceVersion")?.text ?? ""
    let body = "{metadata: {name: a, resourceVersion: \"\(version)\"}, data: {k: v}}"
    #expect(try asked.ask(.update, "configmaps", named: "a", body).code == 200)
    let stale = try asked.ask(.update, "configmaps", named: "a", body)
    #expect(stale.code == 409)
    #expect(
      stale.status?.message
        == "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes "
        + "to the latest version and try again")
  }

  @Test func generationCountsChangesOfTheSpecAlone() throws {
    var asked = try AskedServer()
    let name = "deployments.apps"
    let created = try asked.ask(
      .create, name,
      """
      {metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}},
      spec: {containers: [{name: app, image: web}]}}}}
      """)
    #expect(created.object?.at("metadata", "generation")?.text == "1")
    let labelled = try asked.ask(.patch, name, named: "web", "{metadata: {labels: {a: b}}}")
    #expect(labelled.object?.at("metadata", "generation")?.text == "1")
    let scaled = try asked.ask(.patch, name, named: "web", "{spec: {replicas: 3}}")
    #expect(scaled.object?.at("metadata", "generation")?.text == "2")
    let status = try asked.ask(
      .patch, "deployments/status.apps", named: "web", "{status: {replicas: 2}, spec: {replicas: 9}}")
    #expect(status.object?.at("spec", "replicas")?.text == "3")
    #expect(status.object?.at("status", "replicas")?.text == "2")
    #expect(status.object?.at("metadata", "generation")?.text == "2")
  }

  @Test func aFinalizerHoldsAnObject() throws {
    var asked = try AskedServer()
    _ = try asked.ask(.create, "configmaps", "{metadata: {name: a, finalizers: [example.org/hold]}}")
    let deleted = try asked.ask(.delete, "configmaps", named: "a")
    #expect(deleted.object?.at("metadata", "deletionTimestamp") != nil)
    #expect(try asked.ask(.get, "configmaps", named: "a").code == 200)
    _ = try asked.ask(.patch, "configmaps", named: "a", "{metadata: {finalizers: null}}") {
      $0.options.patchType = .merge
    }
    #expect(try asked.ask(.get, "configmaps", named: "a").code == 404)
  }

  @Test func aDeletionHasPreconditions() throws {
    var asked = try AskedServer()
    _ = try asked.ask(.create, "configmaps", "{metadata: {name: a}}")
    let refused = try asked.ask(.delete, "configmaps", named: "a") { $0.options.preconditions.uid = "other" }
    #expect(refused.code == 409)
    #expect(refused.status?.message.contains("Precondition failed: UID in precondition: other") == true)
    #expect(try asked.ask(.delete, "configmaps", named: "a").status?.isSuccess == true)
  }

  @Test func listsAreChosenByLabelsAndFields() throws {
    var asked = try AskedServer()
    for (name, tier) in [("a", "web"), ("b", "db"), ("c", "web")] {
      _ = try asked.ask(.create, "configmaps", "{metadata: {name: \(name), labels: {tier: \(tier)}}}")
    }
    func names(_ labels: String, _ fields: String = "") throws -> [String] {
      let answer = try asked.ask(.list, "configmaps") {
        $0.options.labelSelector = labels
        $0.options.fieldSelector = fields
      }
      return answer.object?["items"]?.items.compactMap { $0.at("metadata", "name")?.text } ?? []
    }
    #expect(try names("tier=web") == ["a", "c"])
    #expect(try names("tier!=web,tier") == ["b"])
    #expect(try names("tier in (db, web)", "metadata.name=b") == ["b"])
    #expect(try names("tier notin (db)") == ["a", "c", "kube-root-ca.crt"])
    #expect(try names("!tier") == ["kube-root-ca.crt"])
    let unknown = try asked.ask(.list, "configmaps") { $0.options.fieldSelector = "data.k=v" }
    #expect(unknown.code == 400)
  }

  @Test(arguments: [
    ("/api/v1/namespaces/default/pods", 200), ("/apis/apps/v1/deployments", 200), ("/apis/apps/v9/deployments", 404),
    ("/apis/nosuch.example/v1/things", 404), ("/api/v1/namespaces/default/nosuch", 404), ("/api/v1/namespaces", 200),
    ("/healthz", 200), ("/apis/batch", 200), ("/api/v1/namespaces/default", 200),
  ])
  func pathsLeadSomewhere(path: String, code: Int) throws {
    var asked = try AskedServer()
    let last = path.split(separator: "/").count
    let verb: Request.Verb = path.hasPrefix("/api/v1/namespaces/") && last == 4 ? .get : .list
    #expect(asked.server.answer(Request(verb: verb, target: .path(path))).code == code)
  }

  @Test func aRefusalNamesThePlaceToBlame() throws {
    var asked = try AskedServer()
    let text = "{metadata: {name: web}, spec: {type: NodePrt, ports: [{port: 80}]}}"
    let answer = try asked.ask(.create, "services", text)
    #expect(answer.station == "validation")
    #expect(answer.position?.offset == 37)
    let pod = try asked.ask(
      .create, "pods", "{metadata: {name: a}, spec: {containers: [{name: a, image: b}], priorityClassName: gold}}")
    #expect(pod.station == "Priority")
    #expect(pod.status?.message == "pods \"a\" is forbidden: no PriorityClass with name gold was found")
    #expect(pod.position?.offset == 83)
  }

  @Test func nothingIsMadeWhereThereIsNoNamespace() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(.create, "configmaps", in: "nowhere", "{metadata: {name: a}}")
    #expect(answer.code == 404)
    #expect(answer.status?.message == "namespaces \"nowhere\" not found")
    asked.server.assumesReferences = true
    #expect(try asked.ask(.create, "configmaps", in: "nowhere", "{metadata: {name: a}}").code == 201)
  }

  @Test func servicesGetAddressesThatNobodyHas() throws {
    var asked = try AskedServer()
    var seen: Set<String> = []
    for name in ["a", "b", "c"] {
      let answer = try asked.ask(
        .create, "services", "{metadata: {name: \(name)}, spec: {type: NodePort, ports: [{port: 80}]}}")
      let spec = try #require(answer.object?["spec"])
      let (isNewAddress, _) = seen.insert(spec["clusterIP"]?.text ?? "")
      let (isNewPort, _) = seen.insert(spec["ports"]?.items.first?["nodePort"]?.text ?? "")
      #expect(isNewAddress && isNewPort)
    }
    let taken = try asked.ask(
      .create, "services", "{metadata: {name: d}, spec: {clusterIP: 10.96.0.1, ports: [{port: 80}]}}")
    #expect(taken.code == 422)
  }
}

@Suite struct ServiceAddressesTests {
  @Test func whatIsGivenBackIsGivenOutAgain() throws {
    var asked = try AskedServer()
    func make(_ name: String) throws -> YAMLDraft? {
      try asked.ask(.create, "services", "{metadata: {name: \(name)}, spec: {type: NodePort, ports: [{port: 80}]}}")
        .object?["spec"]
    }
    let first = try make("a")
    let second = try make("b")
    #expect(first?["clusterIP"]?.text == "10.96.1.1")
    #expect(second?["clusterIP"]?.text == "10.96.1.2")
    #expect(second?["ports"]?.items.first?["nodePort"]?.text == "30001")
    _ = try asked.ask(.delete, "services", named: "a")
    let third = try make("c")
    #expect(third?["clusterIP"]?.text == "10.96.1.1")
    #expect(third?["ports"]?.items.first?["nodePort"]?.text == "30000")
    #expect(try make("d")?["clusterIP"]?.text == "10.96.1.3")
  }

  @Test func aPortOfTwoProtocolsIsOne() throws {
    var asked = try AskedServer()
    let both = "[{name: a, port: 53, protocol: UDP, nodePort: 30053}, {name: b, port: 53, nodePort: 30053}]"
    #expect(
      try asked.ask(.create, "services", "{metadata: {name: a}, spec: {type: NodePort, ports: \(both)}}").code == 201)
    let other = try asked.ask(
      .create, "services", "{metadata: {name: b}, spec: {type: NodePort, ports: [{port: 53, nodePort: 30053}]}}")
    #expect(other.status?.message.hasSuffix("Invalid value: 30053: provided port is already allocated") == true)
  }
}
