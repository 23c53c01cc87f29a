import SourceText
import Symbols
import Testing
import YAML

@testable import Store

@Suite struct ObjectStoreTests {
  private func draft(_ text: String) throws -> YAMLDraft {
    let file = SourceMap().add(path: "object.yaml", bytes: Array(text.utf8))
    return YAMLDraft(try #require(YAMLReader.read(file).documents.first?.root))
  }

  @Test func countsChangesAndListsInTheOrderOfNames() throws {
    var store = ObjectStore()
    store.put(try draft("{kind: Pod, metadata: {name: b, namespace: shop}}"), kind: "Pod")
    let a = store.put(try draft("{kind: Pod, metadata: {name: a, namespace: shop, uid: u}}"), kind: "Pod")
    store.put(try draft("{kind: Pod, metadata: {name: c, namespace: other}}"), kind: "Pod")
    #expect(a.revision == 2)
    #expect(a.body["metadata"]?["resourceVersion"]?.text == "2")
    #expect(a.uid == "u")
    #expect(store.objects("Pod").map(\.key.text) == ["other/c", "shop/a", "shop/b"])
    #expect(store.objects("Pod", in: "shop").map(\.name) == ["a", "b"])
    #expect(store.count("Pod", in: "shop") == 2)
    #expect(store.kinds == ["Pod"])
    store.remove("Pod", a.key)
    store.remove("Pod", a.key)
    #expect(store.revision == 4)
    #expect(store.object("Pod", in: "shop", named: "a") == nil)
    #expect(store.changes(after: 2).map(\.revision) == [3, 4])
    #expect(store.changes(after: 3).first?.old?.name == "a")
    #expect(store.changes(after: 3).first?.new == nil)
    #expect(store.changes(after: 4).isEmpty)
    #expect(store.creations == 3)
  }

  @Test func aForkGoesItsOwnWay() throws {
    var store = ObjectStore()
    store.put(try draft("{kind: Node, metadata: {name: n1}}"), kind: "Node")
    var fork = store
    fork.put(try draft("{kind: Node, metadata: {name: n1, labels: {a: b}}}"), kind: "Node")
    fork.put(try draft("{kind: Node, metadata: {name: n2}}"), kind: "Node")
    #expect(store.objects("Node").map(\.name) == ["n1"])
    #expect(store.object("Node", named: "n1")?.label("a") == nil)
    #expect(fork.object("Node", named: "n1")?.label("a") == "b")
    #expect(fork.changes(after: 1).first?.old?.name == "n1")
  }

  @Test func aBodyKnowsWhereItStands() throws {
    var store = ObjectStore()
    let record = store.put(try draft("{kind: Node, metadata: {name: n1}, spec: {unschedulable: true}}"), kind: "Node")
    #expect(record.spec?["unschedulable"]?.position.offset == 57)
    #expect(record.origin.start == 0)
    #expect(record.object.spec["unschedulable"].isTrue)
  }
}
