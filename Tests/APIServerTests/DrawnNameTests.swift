import Kinds
import Store
import Symbols
import Testing
import YAML

@testable import APIServer

@Suite struct DrawnNameTests {
  @Test func aNameThatSomebodyHasIsDrawnAnew() throws {
    var asked = try AskedServer()
    var names = asked.server.names
    let first = names.name(from: "a-")
    let other = try AskedServer.node(
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: \(first), namespace: default}}")
    asked.server.restore(YAMLDraft(other), kind: "ConfigMap")
    let answer = try asked.ask(.create, "configmaps", "{metadata: {generateName: a-}}")
    #expect(answer.code == 201)
    let name = try #require(answer.object?.at("metadata", "name")?.text)
    #expect(name.hasPrefix("a-") && name.utf8.count == 7 && name != first)
  }
}
