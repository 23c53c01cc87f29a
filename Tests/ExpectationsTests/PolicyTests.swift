import Expectations
import SourceText
import Testing
import YAML

@Suite struct PolicyTests {
  private func read(_ text: String) -> (policies: [PlacementPolicy], messages: [String]) {
    let source = SourceMap().add(path: "p.yaml", bytes: Array(text.utf8))
    let (policies, diagnostics) = PlacementPolicy.read(YAMLReader.read(source))
    return (
      policies,
      diagnostics.map { diagnostic in
        let at = source.location(at: diagnostic.range.start)
        return "\(at.line):\(at.column): \(diagnostic.message)"
      }
    )
  }

  @Test func entriesCarryTheirNamesAndSeverities() {
    let (policies, messages) = read(
      """
      apiVersion: v1
      kind: ConfigMap
      ---
      apiVersion: bayplan/v1alpha1
      kind: PlacementPolicy
      metadata: {name: shop}
      expect:
        - {name: spread, pods: {all: true}, outcome: scheduled}
        - {name: modest, severity: info, pods: {all: true}, requests: {resource: cpu, atMost: 1}}
      """)
    #expect(messages == [])
    #expect(policies.map(\.name) == ["shop"])
    #expect(policies.flatMap(\.entries).map(\.name) == ["spread", "modest"])
    #expect(policies.flatMap(\.entries).map(\.severity) == [.error, .note])
    #expect(policies.flatMap(\.entries).map(\.expectation.name) == ["shop: spread", "shop: modest"])
  }

  @Test func aPolicyWithSomethingWrongIsNotUsable() {
    let (policies, messages) = read(
      """
      apiVersion: bayplan/v1alpha1
      kind: PlacementPolicy
      metadata: {name: wrong}
      expect:
        - {name: a, pods: {all: true}, tolerates: {key: a, not: true}}
        - {name: b, pods: {all: true}, outcome: scheduled}
      ---
      apiVersion: bayplan/v1alpha1
      kind: PlacementPolicy
      metadata: {name: right}
      expect: [{name: b, every: all, pods: {all: true}, outcome: scheduled}]
      """)
    #expect(messages == ["5:54: unknown key 'not' in tolerates, use one of key, value, effect"])
    #expect(policies.map(\.isUsable) == [false, true])
  }

  @Test(arguments: [
    ("metadata: {name: p}", ["1:1: this policy expects nothing, add expect"]),
    ("metadata: {name: p}\nexpect: []", ["4:9: expect is empty, add an item or leave the key out"]),
    (
      "expect: [{name: a, pods: {all: true}, tie: none}]",
      ["1:1: a policy needs metadata.name, findings carry it"]
    ),
    (
      "metadata: {name: p}\nexpect: [{pods: {all: true}, tie: none}]",
      ["4:10: an expect entry of a policy needs name, say in a few words what it is about"]
    ),
    (
      "metadata: {name: p}\nexpect: [{name: a, severity: eror, pods: {all: true}, tie: none}]",
      ["4:30: 'eror' is no severity, did you mean 'error'?"]
    ),
    (
      "metadata: {name: p}\nexpekt: []",
      [
        "4:1: unknown key 'expekt' in a PlacementPolicy, did you mean 'expect'?",
        "1:1: this policy expects nothing, add expect",
      ]
    ),
  ])
  func saysWhatIsWrong(lines: String, wanted: [String]) {
    #expect(read("apiVersion: bayplan/v1alpha1\nkind: PlacementPolicy\n\(lines)").messages == wanted)
  }
}
