import SourceText
import Store
import Symbols
import Testing
import YAML

/// Sets of fields, and `managedFields` as objects have them.
@Suite struct ManagedFieldsTests {
  private static func draft(_ text: String) throws -> YAMLDraft {
    let file = YAMLReader.read(SourceMap().add(path: "text", bytes: Array(text.utf8)))
    return YAMLDraft(try #require(file.documents.first?.root))
  }

  private static func texts(_ set: FieldSet) -> [String] { set.paths.map { $0.map(\.text).joined() } }

  @Test func whatAnObjectSaysIsRead() throws {
    let fields = """
      [{manager: kubectl, operation: Apply, apiVersion: apps/v1, time: '2026-01-01T00:00:00Z', fieldsType: FieldsV1,
        fieldsV1: {'f:spec': {'f:replicas': {}, 'f:template': {'f:spec': {'f:containers':
          {'k:{"name":"app"}': {'.': {}, 'f:image': {}, 'f:ports':
          {'k:{"containerPort":80,"protocol":"TCP"}': {'.': {}}}}}}}},
          'f:metadata': {'f:finalizers': {'v:"a/b"': {}}}}},
       {manager: hpa, operation: Update, apiVersion: apps/v1, subresource: scale, fieldsType: FieldsV1,
        fieldsV1: {'f:spec': {'f:replicas': {}}}},
       {operation: Update, fieldsV1: {'f:spec': {}}}]
      """
    let managed = ManagedFields(reading: try Self.draft(fields))
    #expect(managed.managers.map(\.name) == ["hpa", "kubectl"])
    #expect(managed.managers.map(\.subresource) == ["scale", ""])
    let kubectl = FieldManager("kubectl", .apply, apiVersion: "apps/v1")
    #expect(
      Self.texts(try #require(managed[kubectl]).fields) == [
        ".metadata.finalizers[=\"a/b\"]", ".spec.replicas", ".spec.template.spec.containers[name=\"app\"]",
        ".spec.template.spec.containers[name=\"app\"].image",
        ".spec.template.spec.containers[name=\"app\"].ports[containerPort=80,protocol=\"TCP\"]",
      ])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var set = FieldSet([["spec"], ["spec", "replicas"]])
    let keys: [FieldPathElement.KeyField] = [
      .init(name: "name", value: .text("a\"b")), .init(name: "port", value: .number(80)),
    ]
    set.insert([.field("ports"), .key(keys)])
    set.insert([.field("set"), .value(.text("x"))])
    set.insert([.field("list"), .index(3), .field("a")])
    var managed = ManagedFields()
    managed[FieldManager("one", .apply, apiVersion: "v1")] = .init(set, apiVersion: "v1")
    managed[FieldManager("two", .update, apiVersion: "v1", subresource: "status")] = .init(set, apiVersion: "v1")
    let list = managed.list(at: try Self.draft("{}"))
    #expect(ManagedFields(reading: list) == managed)
    #expect(list.items.first?["fieldsV1"]?["f:spec"]?["."] != nil)
  }

  @Test func nothingInAListTakesAllOwnersAway() throws {
    #expect(ManagedFields.isReset(try Self.draft("[]")))
    #expect(ManagedFields.isReset(try Self.draft("[{}]")))
    #expect(!ManagedFields.isReset(try Self.draft("[{manager: a}]")))
    #expect(!ManagedFields.isReset(nil))
  }

  @Test func aFieldAndWhatIsBelowItAreTwo() {
    let parent = FieldSet([["a", "b"]])
    let child = FieldSet([["a", "b", "c"]])
    #expect(Self.texts(parent.union(child)) == [".a.b", ".a.b.c"])
    #expect(Self.texts(parent.union(child).difference(child)) == [".a.b"])
    #expect(Self.texts(child.difference(parent)) == [".a.b.c"])
    #expect(parent.intersection(child).isEmpty)
    #expect(child.removing(parent).isEmpty)
    #expect(Self.texts(parent.removing(child)) == [".a.b"])
  }

  @Test func pathsComeInOrder() {
    var set = FieldSet([["b"], ["a", "c"], ["a"], ["a", "b", "d"]])
    set.insert([.field("l"), .key([.init(name: "port", value: .number(9))])])
    set.insert([.field("l"), .key([.init(name: "port", value: .number(80))])])
    set.insert([.field("s"), .value(.text("y"))])
    set.insert([.field("s"), .value(.text("x"))])
    #expect(
      Self.texts(set) == [".a", ".b", ".a.c", ".a.b.d", ".l[port=9]", ".l[port=80]", ".s[=\"x\"]", ".s[=\"y\"]"])
  }
}
