import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

/// Who may, beside what the recorded cases say.
@Suite struct AccessTests {
  private static let reader = """
    {metadata: {name: reader}, rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]}
    """
  private static func binding(_ name: String, _ kind: String, _ role: String, _ subject: String) -> String {
    "{metadata: {name: \(name)}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: \(kind), name: \(role)}, "
      + "subjects: [\(subject)]}"
  }
  private static let jane = "{kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}"
  private static let rbac = "rbac.authorization.k8s.io"

  @Test func aMissingRoleIsNamedInTheRefusal() throws {
    var asked = try AskedServer()
    _ = try asked.ask(.create, "rolebindings.\(Self.rbac)", Self.binding("a", "ClusterRole", "gone", Self.jane))
    let answer = try asked.ask(.list, "pods") { $0.user = .authenticated("jane") }
    #expect(
      answer.status?.message
        == "pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" in the namespace "
        + "\"default\": RBAC: clusterrole.rbac.authorization.k8s.io \"gone\" not found")
    #expect(answer.station == "authorization")
  }

  @Test func rightsFollowTheBindingAndNameIt() throws {
    var asked = try AskedServer()
    let access = Access("list", resource: "pods", namespace: "default")
    let user = User.authenticated("jane")
    #expect(!asked.server.control.decide(access, by: user).isAllowed)
    _ = try asked.ask(.create, "roles.\(Self.rbac)", Self.reader)
    _ = try asked.ask(.create, "rolebindings.\(Self.rbac)", Self.binding("a", "Role", "reader", Self.jane))
    asked.server.settle()
    let decision = asked.server.control.decide(access, by: user)
    #expect(decision.isAllowed)
    #expect(decision.reason == "RBAC: allowed by RoleBinding \"a/default\" of Role \"reader\" to User \"jane\"")
    #expect(decision.grant?.binding == "a")
    _ = try asked.ask(.delete, "rolebindings.\(Self.rbac)", named: "a")
    asked.server.settle()
    #expect(!asked.server.control.decide(access, by: user).isAllowed)
  }

  @Test func aCopyOfAServerHasRightsOfItsOwn() throws {
    var asked = try AskedServer()
    _ = try asked.ask(.create, "roles.\(Self.rbac)", Self.reader)
    var fork = asked
    _ = try fork.ask(.create, "rolebindings.\(Self.rbac)", Self.binding("a", "Role", "reader", Self.jane))
    #expect(try fork.ask(.list, "pods") { $0.user = .authenticated("jane") }.code == 200)
    #expect(try asked.ask(.list, "pods") { $0.user = .authenticated("jane") }.code == 403)
  }

  @Test(arguments: [
    ("get", "/healthz", true), ("get", "/apis/apps", true), ("get", "/metrics", false), ("post", "/healthz", false),
  ])
  func everyUserReadsSomePaths(_ verb: String, _ path: String, _ may: Bool) throws {
    let server = try AskedServer().server
    #expect(server.control.decide(Access(Symbol(verb), path: path), by: .authenticated("jane")).isAllowed == may)
  }

  @Test(arguments: ["deployment-controller", "replicaset-controller", "job-controller", "generic-garbage-collector"])
  func controllersMayWhatTheyDo(_ name: String) throws {
    let server = try AskedServer().server
    let access = Access("delete", group: "apps", resource: "replicasets", namespace: "shop", name: "web")
    let user = User.serviceAccount(name, in: "kube-system")
    #expect(
      server.control.decide(access, by: user).isAllowed
        == ["deployment-controller", "generic-garbage-collector"].contains(name))
  }

  @Test func sumsOfRolesAreFilledIn() throws {
    let server = try AskedServer().server
    let admin = try #require(server.store.object("ClusterRole", named: "admin"))
    let rules = RoleRule.rules(of: admin.body)
    #expect(rules.contains { $0.allows(Access("create", resource: "pods", subresource: "exec")) })
    #expect(rules.contains { $0.allows(Access("get", resource: "pods", subresource: "log")) })
    #expect(rules.contains { $0.allows(Access("create", group: Self.rbac, resource: "roles")) })
  }

  @Test func aKubeletMayNotSpeakForUsers() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(.list, "pods") {
      $0.user = User(name: "system:node:a", groups: ["system:nodes", "system:authenticated"])
      $0.impersonated = User(name: "jane")
    }
    #expect(answer.code == 403)
    #expect(answer.status?.message.contains("cannot impersonate-on:user-info:list resource \"pods\"") == true)
  }

  @Test func aTokenIsForAnAccountThatIsThere() throws {
    var asked = try AskedServer()
    let made = try asked.ask(.create, "serviceaccounts/token", named: "default", "{spec: {expirationSeconds: 700}}")
    #expect(made.code == 201)
    #expect(made.object?.at("status", "expirationTimestamp")?.text == "2026-01-01T00:11:40Z")
    #expect(try asked.ask(.create, "serviceaccounts/token", named: "gone", "{}").code == 404)
    #expect(
      try asked.ask(.create, "serviceaccounts/token", named: "default", "{spec: {expirationSeconds: 7}}").code == 422)
  }

  @Test func aReviewOfNothingIsInvalid() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(
      .create, "subjectaccessreviews.authorization.k8s.io", in: "",
      "{apiVersion: authorization.k8s.io/v1, kind: SubjectAccessReview, spec: {user: jane}}")
    #expect(answer.code == 422)
    #expect(answer.status?.details?.causes.map(\.field) == ["spec.resourceAttributes"])
  }
}
