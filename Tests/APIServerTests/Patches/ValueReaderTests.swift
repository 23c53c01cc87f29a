import Kinds
import Store
import Symbols
import Testing
import YAML

@testable import APIServer

/// How merged values become an object.
@Suite struct ValueReaderTests {
  private func read(_ text: String) throws -> String {
    let type = try #require(SchemaType("apps/v1", "Deployment"))
    var reader = ValueReader("apps/v1", in: .newest)
    do throws(ValueReader.Mismatch) {
      let object = try reader.read(try! ApplyTests.draft(text), type)
      return ([ApplyTests.spell(object)] + reader.unknownFields.map(\.text)).joined(separator: "; ")
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("{spec: {minReadySeconds: five}}", "unrecognized type: int32"),
    ("{spec: {minReadySeconds: 1.5}}", "cannot convert float64 to int32"),
    ("{spec: {minReadySeconds: 5000000000}}", #"{"spec":{"minReadySeconds":705032704}}"#),
    ("{spec: {paused: 1}}", "unrecognized type: bool"),
    ("{spec: {strategy: {type: 1}}}", "cannot convert int64 to v1.DeploymentStrategyType"),
    ("{spec: {strategy: {type: true}}}", "unrecognized type: string"),
    ("{spec: {strategy: []}}", "cannot restore struct from: slice"),
    ("{spec: {template: {spec: {containers: {}}}}}", "cannot restore slice from map"),
    ("{metadata: {labels: [a]}}", "cannot restore map from slice"),
    (
      "{spec: {strategy: {rollingUpdate: {maxSurge: true}}}}",
      "json: cannot unmarshal bool into Go value of type int32"
    ),
    (
      "{spec: {template: {spec: {containers: [{resources: {requests: {cpu: much}}}]}}}}",
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    ),
    // A null is a zero, or nothing.
    ("{metadata: {labels: {a: null}}, spec: {replicas: null}}", #"{"metadata":{"labels":{"a":""}},"spec":{}}"#),
    ("{spec: {z: 1, a: {b: 1}}}", #"{"spec":{}}; unknown field "spec.a"; unknown field "spec.z""#),
    (
      "{spec: {template: {spec: {volumes: [{nam: x}]}}}}",
      #"{"spec":{"template":{"spec":{"volumes":[{}]}}}}; unknown field "spec.template.spec.volumes[0].nam""#
    ),
    // The first mistake in the order of the type, not of the text.
    ("{spec: {paused: 1, minReadySeconds: five}}", "unrecognized type: int32"),
  ])
  func valuesBecomeAnObject(text: String, result: String) throws {
    #expect(try read(text) == result)
  }
}
