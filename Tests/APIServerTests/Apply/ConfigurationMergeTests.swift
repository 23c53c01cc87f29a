import Kinds
import Store
import Symbols
import Testing
import YAML

@testable import APIServer

/// How an applied configuration is put over a live object.
@Suite struct ConfigurationMergeTests {
  @Test(arguments: [
    // The configuration's order, each live item before the next that both have.
    ("[{name: a}, {name: b}, {name: c}]", "[{name: c}, {name: a}]", "[b,c,a]"),
    ("[{name: a}, {name: b}]", "[{name: x}, {name: b}]", "[a,x,b]"),
    ("[{name: a}, {name: b}]", "[{name: x}]", "[a,b,x]"),
    ("[{name: a}, {name: b}, {name: c}, {name: d}]", "[{name: d}, {name: b}]", "[a,c,d,b]"),
    ("[]", "[{name: x}, {name: y}]", "[x,y]"),
    // Live items that cannot be told apart are not merged with one.
    ("[{name: a, image: 1}, {name: a, image: 2}]", "[{name: a}]", "[a]"),
    ("[{name: a}, {name: a}, {name: b}]", "[{name: b}]", "[a,a,b]"),
  ])
  func itemsKeepAnOrder(live: String, config: String, names: String) throws {
    let type = ApplyType(SchemaType("v1", "Pod"), in: .newest, "v1")
    func pod(_ list: String) throws -> YAMLDraft { try ApplyTests.draft("{spec: {containers: \(list)}}") }
    let merged = try #require(ConfigurationMerge.merge(try pod(live), try pod(config), type))
    let found = merged.at("spec", "containers")?.items.compactMap { $0["name"]?.text } ?? []
    #expect("[\(found.joined(separator: ","))]" == names)
  }

  @Test(arguments: [
    ("{a: x, b: z}", "{a: null}", #"{"a":null,"b":"z"}"#),
    ("{a: x}", "null", #"{"a":"x"}"#),
    ("{}", "null", "null"),
    ("null", "{}", "{}"),
  ])
  func nothingTakesNothingOut(live: String, config: String, labels: String) throws {
    let type = ApplyType(SchemaType("v1", "Pod"), in: .newest, "v1")
    let merged = ConfigurationMerge.merge(
      try ApplyTests.draft("{metadata: {labels: \(live)}}"), try ApplyTests.draft("{metadata: {labels: \(config)}}"),
      type)
    let value = try #require(merged?["metadata"]?["labels"])
    #expect(value.says(try ApplyTests.draft(labels)))
  }
}
