import Store
import Testing
import Versions

@testable import APIServer

@Suite struct ValidatingPolicyTests {
  /// A server with a policy for what rules name, and a binding.
  private static func server(
    rules: String = "{apiGroups: [''], apiVersions: [v1], operations: ['*'], resources: [pods]}", match: String = "",
    spec: String, binding: String = "validationActions: [Deny]", version: String = "1.36"
  ) throws -> AskedServer {
    var asked = try AskedServer(version)
    try asked.create(
      "validatingadmissionpolicies.admissionregistration.k8s.io", in: "",
      "{metadata: {name: p}, spec: {matchConstraints: {resourceRules: [\(rules)]\(match)}, \(spec)}}")
    try asked.create(
      "validatingadmissionpolicybindings.admissionregistration.k8s.io", in: "",
      "{metadata: {name: b}, spec: {policyName: p, \(binding)}}")
    return asked
  }

  private static let head = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: "

  @Test func variablesAreWorkedOutOnDemand() throws {
    var asked = try Self.server(
      spec: """
        variables: [{name: broken, expression: "object.spec.absent"}, {name: twice, expression: "variables.broken"}],
        validations: [{expression: "object.metadata.name == 'web' || variables.twice == 1"}]
        """)
    #expect(try asked.message(AskedServer.pod("web")) == nil)
    #expect(
      try asked.message(AskedServer.pod("db")) == "pods \"db\" is forbidden: \(Self.head)"
        + "expression 'object.metadata.name == 'web' || variables.twice == 1' resulted in error: composited variable "
        + "\"twice\" fails to evaluate: composited variable \"broken\" fails to evaluate: no such key: absent")
  }

  @Test(
    "Policies ask the server's own authorizers",
    arguments: [
      ("authorizer.requestResource.check('create').allowed()", true),
      (
        "authorizer.serviceAccount('default', 'nobody').group('').resource('pods').namespace('a').check('list').allowed()",
        false
      ),
      ("authorizer.path('/healthz').check('get').allowed()", true),
      ("authorizer.serviceAccount('default', 'x').path('/metrics').check('get').reason() == ''", true),
      (
        "authorizer.group('apps').resource('deployments').subresource('scale').name('web').check('get').errored()",
        false
      ),
    ])
  func authorizerIsAsked(_ expression: String, _ expected: Bool) throws {
    var asked = try Self.server(spec: "validations: [{expression: \"(\(expression)) == \(expected)\"}]")
    #expect(try asked.message(AskedServer.pod("web")) == nil)
    var other = try Self.server(spec: "validations: [{expression: \"(\(expression)) != \(expected)\"}]")
    #expect(try other.message(AskedServer.pod("web"))?.contains("failed expression") == true)
  }

  @Test func twoQuestionsAreAllThatACallCanPayFor() throws {
    let ask = "authorizer.path('/a').check('get').allowed()"
    var asked = try Self.server(spec: "validations: [{expression: \"\(ask) && \(ask) && \(ask)\"}]")
    #expect(try asked.message(AskedServer.pod("web"))?.contains("actual cost limit exceeded") == true)
  }

  @Test func onlyLetsLaterVariablesSeeEarlierOnes() throws {
    var asked = try AskedServer()
    let answer = try asked.ask(
      .create, "validatingadmissionpolicies.admissionregistration.k8s.io", in: "",
      """
      {metadata: {name: p}, spec: {matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: ['*'],
      resources: [pods]}]}, variables: [{name: a, expression: variables.b}, {name: b, expression: "1"}],
      validations: [{expression: "variables.b == 1"}]}}
      """)
    #expect(answer.code == 422)
    #expect(answer.status?.message.contains("undefined field 'b'") == true)
  }

  @Test func selectsParameters() throws {
    var asked = try Self.server(
      spec: """
        paramKind: {apiVersion: v1, kind: ConfigMap},
        validations: [{expression: "object.metadata.name != params.data.name", messageExpression: "'not ' + params.data.name"}]
        """,
      binding: """
        validationActions: [Deny],
        paramRef: {selector: {matchLabels: {names: "yes"}}, parameterNotFoundAction: Allow}
        """)
    #expect(try asked.message(AskedServer.pod("free")) == nil)
    try asked.create(
      "configmaps", "{metadata: {name: a, labels: {names: 'yes'}}, data: {name: web}}",
      "{metadata: {name: b, labels: {names: 'yes'}}, data: {name: db}}", "{metadata: {name: c}, data: {name: app}}")
    #expect(try asked.message(AskedServer.pod("db")) == "pods \"db\" is forbidden: \(Self.head)not db")
    #expect(try asked.message(AskedServer.pod("app")) == nil)
  }

  @Test func matchesEquivalentVersions() throws {
    let rules =
      "{apiGroups: [autoscaling], apiVersions: [v1], operations: [CREATE], resources: [horizontalpodautoscalers]}"
    let spec = "validations: [{expression: 'object.spec.targetCPUUtilizationPercentage > 50', message: too low}]"
    let scaler = """
      {metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 3,
      metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 40}}}]}}
      """
    var equivalent = try Self.server(rules: rules, spec: spec)
    let answer = try equivalent.ask(.create, "horizontalpodautoscalers.autoscaling", scaler)
    #expect(answer.status?.message.hasSuffix("denied request: too low") == true)
    var exact = try Self.server(rules: rules, match: ", matchPolicy: Exact", spec: spec)
    #expect(try exact.ask(.create, "horizontalpodautoscalers.autoscaling", scaler).code == 201)
  }

  @Test func stopsAtTheBudget() throws {
    let loop = "[0,1,2,3,4,5,6,7,8,9]"
    let deep = (0..<7).reduce("true") { text, level in "\(loop).all(x\(level), \(text))" }
    var asked = try Self.server(spec: "validations: [{expression: \"\(deep)\"}]")
    #expect(
      try asked.message(AskedServer.pod("web"))?.hasSuffix(
        "resulted in error: operation cancelled: actual cost limit exceeded") == true)
  }

  @Test func saysWhatItCannotAsk() throws {
    var asked = try Self.server(
      spec: "validations: [{expression: \"timestamp('2026-01-01T00:00:00Z').getHours('Europe/Paris') == 1\"}]")
    let answer = try asked.ask(.create, "pods", AskedServer.pod("web"))
    #expect(answer.code == 201)
    #expect(answer.notPlayed.map(\.name) == ["ValidatingAdmissionPolicy p"])
  }

  @Test func aConditionThatIsFalseMakesUpForOnesThatFail() throws {
    var asked = try Self.server(
      spec: """
        matchConditions: [{name: a, expression: "object.spec.absent == 1"}, {name: b, expression: "object.metadata.name == 'web'"}],
        validations: [{expression: "false"}]
        """)
    #expect(try asked.message(AskedServer.pod("db")) == nil)
    #expect(
      try asked.message(AskedServer.pod("web"))
        == "pods \"web\" is forbidden: \(Self.head)expression 'object.spec.absent == 1' resulted in error: no such key: absent"
    )
  }

  @Test func isAskedAboutDeletions() throws {
    var asked = try Self.server(
      spec:
        "validations: [{expression: \"request.operation != 'DELETE' || oldObject.metadata.name != 'web'\", message: keep it}]"
    )
    try asked.create("pods", AskedServer.pod("web"), AskedServer.pod("db"))
    #expect(try asked.ask(.delete, "pods", named: "web").status?.message.hasSuffix("keep it") == true)
    #expect(try asked.ask(.delete, "pods", named: "db").isRefused == false)
  }
}
