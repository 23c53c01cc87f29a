import Kubernetes
import SourceText
import Symbols
import Testing
import YAML

@testable import Store

@Suite struct ValueTests {
  static func read(_ text: String) throws -> Value {
    let file = SourceMap().add(path: "value.yaml", bytes: Array(text.utf8))
    return Value(try #require(YAMLReader.read(file).documents.first?.root))
  }

  @Test func readsWhatKubernetesReads() throws {
    let value = try Self.read("{a: 1, b: 1.5, c: yes, d: ~, e: '1', f: [x, null], g: {h: 9007199254740993}}")
    #expect(value["a"].int == 1)
    #expect(value["b"] == .float(1.5))
    #expect(value["c"].isTrue)
    #expect(value["d"].isNull)
    #expect(value["e"].string == "1")
    #expect(value["f"].items == ["x", .null])
    #expect(value["g"]["h"].int == 9_007_199_254_740_993)
    #expect(value["g"]["h"]["i"].isNull)
    #expect(!value.entries.contains { $0.key == "d" })
  }

  @Test func writesKeysInOneOrder() throws {
    let value = try Self.read(#"{"b": {"z": 1, "a": [true, "x\n\u0001\"\\"]}, "a": 0.25, "ä": null}"#)
    #expect(value.json == #"{"a":0.25,"b":{"a":[true,"x\n\u0001\"\\"],"z":1}}"#)
    #expect(try Self.read(value.json) == value)
  }

  @Test func settingMakesAndRemoves() {
    var value: Value = ["a": ["b": 1]]
    value["a"]["c"]["d"] = "x"
    value["a"]["b"] = .null
    value["e"]["f"] = .null
    #expect(value == ["a": ["c": ["d": "x"]]])
  }

  @Test func equalMappingsAreEqualInAnyOrder() {
    let one: Value = ["zeta": 1, "alpha": 2, "Beta": 3]
    let other: Value = ["Beta": 3, "zeta": 1, "alpha": 2]
    #expect(one == other)
    #expect(one.entries.map(\.key.text) == ["Beta", "alpha", "zeta"])
  }

  @Test func mergePatchGoesThereAndNothingElse() throws {
    let old = try Self.read("{a: {b: 1, c: [1, 2]}, d: x, e: {f: 1}}")
    let new = try Self.read("{a: {b: 1, c: [1, 2, 3]}, d: x, g: {h: 2}}")
    let patch = try #require(old.mergePatch(to: new))
    #expect(patch.json == #"{"a":{"c":[1,2,3]},"e":null,"g":{"h":2}}"#)
    #expect(old.applying(mergePatch: patch) == new)
    #expect(old.mergePatch(to: old) == nil)
  }

  @Test func emptyListsAreAbsentOnes() throws {
    let value = try Self.read("{a: [], b: {c: {}}, d: [{e: []}]}")
    let lean = try Self.read("{d: [{}]}")
    #expect(value.withoutEmpty == lean)
  }

  @Test(arguments: [
    ("2026-11-29T12:00:00Z", 1_795_953_600), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
    ("2024-02-29T23:59:59Z", 1_709_251_199), ("2000-03-01T00:00:00Z", 951_868_800),
    ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func momentsComeBackAsTheyWent(text: String, seconds: Int64) throws {
    let moment = try #require(Moment(text))
    #expect(moment.seconds == seconds)
    #expect(moment.text == text)
  }

  @Test func momentsDoNotOverflow() {
    #expect(Moment(seconds: .max).adding(1) == Moment(seconds: .max))
    #expect(Moment(seconds: .min).since(Moment(seconds: .max)) == .min)
    #expect(Moment(seconds: .max).text == "9999-12-31T23:59:59Z")
    #expect(Moment("yesterday") == nil)
  }

  @Test func selectorsMatchAsTheirWords() throws {
    let labels = try Self.read("{app: web, tier: front}").labels
    let matches = { (text: String) in try Self.read(text).selector?.matches(labels) }
    #expect(try matches("{matchLabels: {app: web}}") == true)
    #expect(try matches("{matchExpressions: [{key: tier, operator: NotIn, values: [back]}]}") == true)
    #expect(try matches("{matchExpressions: [{key: zone, operator: Exists}]}") == false)
    #expect(try matches("{}") == true)
    #expect(try matches("~") == nil)
  }
}
