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

  @Test func everyChangeIsKeptHoweverManyThereAre() throws {
    var store = ObjectStore()
    var forks: [ObjectStore] = []
    for number in 1...700 {
      if number.isMultiple(of: 255) { forks.append(store) }
      store.put(try draft("{kind: Node, metadata: {name: n\(number)}}"), kind: "Node")
    }
    #expect(store.changes(after: 0).map(\.revision) == Array(1...700))
    #expect(store.changes(after: 511).map { $0.new?.name } == (512...700).map { "n\($0)" })
    for fork in forks {
      var own = fork
      own.put(try draft("{kind: Node, metadata: {name: own}}"), kind: "Node")
      #expect(own.changes(after: fork.revision).map { $0.new?.name } == ["own"])
      #expect(own.changes(after: 0).count == Int(fork.revision) + 1)
    }
    #expect(store.changes(after: 699).first?.new?.name == "n700")
  }

  /// Objects that are made alike share the memory of their shape; each still says its own.
  @Test func objectsOfOneTemplateSayEachTheirOwn() throws {
    let template = try draft(
      "{kind: Pod, metadata: {name: x}, spec: {nodeName: n, containers: [{name: app, image: \"a\"}]}}")
    var store = ObjectStore()
    let names = ["web-bcdfg", "web-hjklm", "db", "web-npqrs"]
    for name in names {
      var pod = template
      pod.edit("metadata") { $0["name"] = .text(name, at: $0) }
      store.put(pod, kind: "Pod", owners: .writer("kubectl", body: pod.node()))
    }
    for name in names {
      let pod = try #require(store.object("Pod", named: name))
      #expect(pod.metadata?["name"]?.text == name)
      #expect(pod.spec?["containers"]?.items.map { $0["image"]?.text } == ["a"])
      #expect(pod.body["spec"]?["containers"]?.items.first { _ in true }?["image"]?.isPlain == false)
    }
  }

  @Test func aBodyKnowsWhereItStands() throws {
    var store = ObjectStore()
    let record = store.put(try draft("{kind: Node, metadata: {name: n1}, spec: {unschedulable: true}}"), kind: "Node")
    #expect(record.spec?["unschedulable"]?.position.offset == 57)
    #expect(record.origin.start == 0)
    #expect(record.object.spec["unschedulable"].isTrue)
  }
}
