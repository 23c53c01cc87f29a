import Kinds
import Symbols
import Testing

@testable import Validation

@Suite struct DecodingTests {
  /// What a description calls validated has rules, and the other way round.
  @Test func everyKindThatIsValidatedHasRules() {
    let described = KindCatalogue.all.filter(\.isValidated).map(\.name.text)
    // Its fields are described by the decoder of configurations.
    let ruled = ValidatedKind.allCases.filter { $0 != .schedulerConfiguration }.map(\.rawValue)
    #expect(described == ruled.sorted())
  }

  @Test func wrongTypesAreToldInTheWordsOfTheServer() {
    #expect(
      findings(deployment("replicas: \"3\"")) == [
        "5:13 json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32 "
          + "(leave out the quotes: 3)"
      ])
    #expect(
      findings(deployment("replicas: 3.5")) == [
        "5:13 json: cannot unmarshal number 3.5 into Go struct field DeploymentSpec.spec.replicas of type int32 "
          + "(write a whole number)"
      ])
    #expect(findings(deployment("replicas: 3.0")) == [])
    #expect(
      findings(pod("nodeSelector: {gpu: true}")) == [
        "8:23 json: cannot unmarshal bool into Go struct field PodSpec.spec.nodeSelector of type string "
          + "(quote it: \"true\")"
      ])
    #expect(
      findings(pod("tolerations: [{key: a, value: yes}]")) == [
        "8:33 json: cannot unmarshal bool into Go struct field Toleration.spec.tolerations.value of type string "
          + "(quote it: \"yes\")"
      ])
    #expect(
      findings(pod("restartPolicy: 5")) == [
        "8:18 json: cannot unmarshal number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy "
          + "(quote it: \"5\")"
      ])
    #expect(
      findings(pod("affinity: none")) == [
        "8:13 json: cannot unmarshal string into Go struct field PodSpec.spec.affinity of type v1.Affinity"
      ])
    #expect(
      findings("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, targetPort: true}]}\n")
        == [
          "4:39 json: cannot unmarshal bool into Go struct field ServicePort.spec.ports.targetPort of type int32"
        ])
  }

  @Test func onlyTheFirstWrongTypeIsToldInTheOrderOfKeys() {
    let text = pod("nodeName: 5\nhostname: 6")
    #expect(
      findings(text) == [
        "9:13 json: cannot unmarshal number into Go struct field PodSpec.spec.hostname of type string "
          + "(quote it: \"6\")"
      ])
  }

  @Test func quantitiesBeatOtherTypes() {
    let text = pod("hostname: 6\noverhead: {cpu: 1 core}")
    #expect(
      findings(text) == [
        "9:19 quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
      ])
    #expect(
      findings(pod("overhead: {memory: 64mi}")) == [
        "8:22 unable to parse quantity's suffix (did you mean 64Mi?)"
      ])
    #expect(
      findings(pod("overhead: {memory: 1GB}")) == [
        "8:22 quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' "
          + "(did you mean 1G or 1Gi?)"
      ])
  }

  @Test func unknownFieldsHaveIndicesAndSuggestions() {
    #expect(
      findings(pod("nodeSelecter: {}", container: "imagePullPolcy: Always")) == [
        "8:7 unknown field \"spec.containers[0].imagePullPolcy\" (did you mean \"imagePullPolicy\"?)",
        "9:3 unknown field \"spec.nodeSelecter\" (did you mean \"nodeSelector\"?)",
      ])
  }

  @Test func fieldsThatCameWithLaterReleasesAreKnown() {
    let later = """
      schedulingGroup: {podGroupName: g}
      """
    #expect(findings(pod(later)) == [])
    let status = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec: {containers: [{name: a, image: b}]}
      status: {nodeAllocatableResourceClaimStatuses: [{resourceClaimName: c, containers: [a]}]}
      """
    #expect(findings(status) == [])
    #expect(
      findings(pod("schedulingGruop: {}")) == [
        "8:3 unknown field \"spec.schedulingGruop\" (did you mean \"schedulingGroup\"?)"
      ])
  }

  @Test func duplicateKeysCountLinesWithinTheirDocument() {
    let text = "# a comment\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  name: b\n"
    #expect(
      findings(text) == [
        "7:3 yaml: unmarshal errors:\n  line 5: key \"name\" already set in map (remove one of them, the last one counts)"
      ])
    let json = #"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "name": "b"}}"#
    #expect(
      findings(json, path: "test.json") == [
        "1:69 duplicate field \"metadata.name\" (remove one of them, the last one counts)"
      ])
  }

  @Test func timesMustBeTimes() {
    #expect(
      findings("apiVersion: v1\nkind: Namespace\nmetadata: {name: a, creationTimestamp: today}\n") == [
        "3:40 parsing time \"today\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"today\" as \"2006\" "
          + "(write it like 2025-01-31T12:00:00Z)"
      ])
    #expect(findings("apiVersion: v1\nkind: Namespace\nmetadata: {name: a, creationTimestamp: null}\n") == [])
  }
}
