import SourceText
import Symbols
import Testing
import YAML

@testable import Kinds

@Suite struct PatchingTests {
  /// A draft of a text; offsets in it are told against file 1 for the object, 2 for the patch.
  private static func drafts(_ object: String, _ patch: String) throws -> (YAMLDraft, YAMLDraft) {
    let sources = SourceMap()
    func read(_ path: String, _ text: String) throws -> YAMLDraft {
      let file = YAMLReader.read(sources.add(path: path, bytes: Array(text.utf8)))
      return YAMLDraft(try #require(file.documents.first?.root))
    }
    return (try read("object", object), try read("patch", patch))
  }

  private static func spell(_ draft: YAMLDraft) -> String {
    switch draft.content {
    case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
    case .sequence(let items): "[" + items.map(spell).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.text): \(spell($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// The parts of objects that the texts below are, by a field that they have.
  private static func type(with field: Symbol) -> SchemaType? {
    let parts: [(kind: Symbol, field: Symbol)] = [
      ("Pod", "spec"), ("Pod", "metadata"), ("Deployment", "spec"), ("Node", "spec"),
    ]
    return parts.lazy.compactMap { part in
      KindCatalogue.kind(part.kind).flatMap { SchemaType($0).field(part.field)?.type }
    }.first { $0.field(field) != nil }
  }

  private func merge(_ object: String, _ patch: String) throws -> String {
    let (object, patch) = try Self.drafts(object, patch)
    do throws(PatchProblem) {
      guard let type = Self.type(with: patch.entries.first?.key ?? .none), object["kind"] == nil else {
        return try StrategicMerge.apply(patch, to: object).map(Self.spell) ?? "nothing"
      }
      var patch = patch
      return Self.spell(try StrategicMerge.apply(&patch, to: object, of: type))
    } catch {
      return "\(error.range.start): \(error.message)"
    }
  }

  private func json(_ object: String, _ patch: String) throws -> String {
    let (object, patch) = try Self.drafts(object, patch)
    do throws(PatchProblem) { return Self.spell(try JSONPatch(patch).apply(to: object)) } catch {
      return "\(error.range.start): \(error.message)"
    }
  }

  @Test(arguments: [
    ("{a: 1, b: {c: 2, d: 3}}", "{b: {c: 4}, e: 5}", "{a: 1, b: {c: 4, d: 3}, e: 5}"),
    ("{a: 1, b: 2}", "{b: null, c: null}", "{a: 1}"),
    ("{a: {b: 1}}", "{a: x}", "{a: x}"),
    // Lists of named things are merged by name, others replaced.
    (
      "{containers: [{name: app, image: a}, {name: log, image: l}]}",
      "{containers: [{name: log, image: m}, {name: new, image: n}]}",
      "{containers: [{name: app, image: a}, {name: log, image: m}, {name: new, image: n}]}"
    ),
    (
      "{containers: [{name: app, ports: [{containerPort: 80, name: a}]}]}",
      "{containers: [{name: app, ports: [{containerPort: 80, name: b}, {containerPort: 81}]}]}",
      "{containers: [{name: app, ports: [{containerPort: 80, name: b}, {containerPort: 81}]}]}"
    ),
    (
      "{kind: Service, spec: {ports: [{port: 80, name: a}]}}", "{spec: {ports: [{port: 80, name: b}]}}",
      "{kind: Service, spec: {ports: [{port: 80, name: b}]}}"
    ),
    (
      "{topologySpreadConstraints: [{topologyKey: zone, maxSkew: 1}]}",
      "{topologySpreadConstraints: [{topologyKey: zone, maxSkew: 2}, {topologyKey: host}]}",
      "{topologySpreadConstraints: [{topologyKey: zone, maxSkew: 2}, {topologyKey: host}]}"
    ),
    ("{tolerations: [{key: a}]}", "{tolerations: [{key: b}]}", "{tolerations: [{key: b}]}"),
    ("{taints: [{key: a}]}", "{taints: []}", "{taints: []}"),
    ("{finalizers: [a, b]}", "{finalizers: [b, c]}", "{finalizers: [a, b, c]}"),
    // Directives.
    ("{affinity: {a: 1, b: 2}}", "{affinity: {$patch: replace, c: 3}}", "{affinity: {c: 3}}"),
    ("{affinity: {a: 1}, x: 1}", "{affinity: {$patch: delete}}", "{affinity: {}, x: 1}"),
    (
      "{containers: [{name: app}, {name: log}]}", "{containers: [{name: log, $patch: delete}]}",
      "{containers: [{name: app}]}"
    ),
    (
      "{containers: [{name: app}, {name: log}]}", "{containers: [{$patch: replace}, {name: new}]}",
      "{containers: [{name: new}]}"
    ),
    ("{strategy: {type: a, rolling: 1}}", "{strategy: {$retainKeys: [type], type: b}}", "{strategy: {type: b}}"),
    ("{finalizers: [a, b]}", "{$deleteFromPrimitiveList/finalizers: [a]}", "{finalizers: [b]}"),
    ("{finalizers: [a, b]}", "{$deleteFromPrimitiveList/finalizers: null}", "{}"),
    ("{x: 1}", "{$deleteFromPrimitiveList/finalizers: [a]}", "{x: 1}"),
    // Items stand in the order of the patch as far as it says one; the others in front of what they stood in front of.
    (
      "{containers: [{name: a}, {name: b}, {name: c}]}", "{containers: [{name: c}, {name: a}]}",
      "{containers: [{name: b}, {name: c}, {name: a}]}"
    ),
    (
      "{containers: [{name: a}, {name: b}, {name: c}]}",
      "{containers: [{name: c, image: x}], $setElementOrder/containers: [{name: c}, {name: a}]}",
      "{containers: [{name: b}, {name: c, image: x}, {name: a}]}"
    ),
    (
      "{containers: [{name: a}, {name: b}]}",
      "{containers: [{name: a, $patch: delete}], $setElementOrder/containers: [{name: b}, {name: a}]}",
      "{containers: [{name: b}]}"
    ),
    ("{finalizers: [a, b, c]}", "{$setElementOrder/finalizers: [c, a]}", "{finalizers: [b, c, a]}"),
    ("{x: 1}", "{$setElementOrder/finalizers: [c, a], finalizers: [a]}", "{x: 1, finalizers: [a]}"),
    // A mapping that stands in place of nothing has no use for directives.
    ("{}", "{a: {$patch: replace, b: 1}}", "{}"),
    ("{}", "{a: {b: 1, c: null, d: {$patch: delete}, e: [{f: null}, {$patch: delete}]}}", "{a: {b: 1, e: [{}]}}"),
    (
      "{kind: PodDisruptionBudget, spec: {selector: {matchLabels: {a: b}}}}",
      "{spec: {selector: {matchExpressions: []}}}",
      "{kind: PodDisruptionBudget, spec: {selector: {matchExpressions: []}}}"
    ),
    ("{}", "{a: {$patch: delete}}", "{}"),
    ("{a: 1}", "{$patch: delete}", "nothing"),
  ])
  func aStrategicMergeIsKubectls(object: String, patch: String, result: String) throws {
    #expect(try merge(object, patch) == result)
  }

  @Test(arguments: [
    (
      "{containers: [{name: a}]}", "{containers: [{image: b}]}",
      "14: an item of containers is known by its name, which this one lacks, add it"
    ),
    ("{a: {}}", "{a: {$patch: drop}}", "13: $patch is replace or delete, not this"),
    ("{a: {}}", "{a: {$patch: merge}}", "13: $patch is replace or delete, not this"),
    ("{a: {}}", "{$setElementOrder/a: []}", "4: an order is given for a list, and this is none"),
    ("{a: []}", "{$setElementOrder: []}", "1: '$setElementOrder' names no list, write $setElementOrder/FIELD"),
    (
      "{a: []}", "{$setElementOrder/a: x}",
      "21: $setElementOrder/a is a list of items in the order they are to have, not this"
    ),
    (
      "{containers: []}", "{containers: [{name: b}], $setElementOrder/containers: [{name: a}]}",
      "14: $setElementOrder/containers does not name this item, or names it elsewhere"
    ),
    ("{a: {b: 1}}", "{a: {$retainKeys: [b], c: 1}}", "23: c is set and $retainKeys does not name it, name it there"),
    ("{a: {b: 1}}", "{a: {$retainKeys: b}}", "18: $retainKeys is a list of keys that stay, not this"),
    (
      "{containers: [{name: a}]}", "{containers: [a]}", "14: the items of containers are not all of one type"
    ),
  ])
  func aMergeThatMakesNoSenseIsToldAtItsPlace(object: String, patch: String, message: String) throws {
    #expect(try merge(object, patch) == message)
  }

  @Test(arguments: [
    ("{a: 1}", "[{op: add, path: /b, value: [x]}]", "{a: 1, b: [x]}"),
    ("{a: 1}", "[{op: add, path: /a, value: 2}]", "{a: 2}"),
    ("{a: [1, 3]}", "[{op: add, path: /a/1, value: 2}, {op: add, path: /a/-, value: 4}]", "{a: [1, 2, 3, 4]}"),
    ("{a: {b: 1, c: 2}}", "[{op: remove, path: /a/b}]", "{a: {c: 2}}"),
    ("{a: [1, 2]}", "[{op: remove, path: /a/0}]", "{a: [2]}"),
    ("{a: [1, 2]}", "[{op: remove, path: /a/-1}, {op: add, path: /a/-1, value: 3}]", "{a: [1, 3]}"),
    ("{a: {}}", "[{op: test, path: /a/b, value: null}, {op: add, path: /a/b, value: 1}]", "{a: {b: 1}}"),
    ("{a: [1, 2]}", "[{op: replace, path: /a/1, value: {x: y}}]", "{a: [1, {x: y}]}"),
    ("{a: {b: 1}}", "[{op: move, from: /a/b, path: /c}]", "{a: {}, c: 1}"),
    ("{a: {b: 1}}", "[{op: copy, from: /a, path: /c}]", "{a: {b: 1}, c: {b: 1}}"),
    ("{a: 1}", "[{op: test, path: /a, value: 1}, {op: replace, path: '', value: {z: 1}}]", "{z: 1}"),
    ("{a/b: 1, m~n: 2}", "[{op: remove, path: /a~1b}, {op: remove, path: /m~0n}]", "{}"),
  ])
  func aJSONPatchIsTheRFCs(object: String, patch: String, result: String) throws {
    #expect(try json(object, patch) == result)
  }

  @Test(arguments: [
    ("{op: add}", "0: a JSON patch is a list of operations such as {op: remove, path: /spec/taints}"),
    ("[{op: ad, path: /a}]", "6: an operation needs op, one of add, remove, replace, move, copy, test"),
    ("[{path: /a}]", "1: an operation needs op, one of add, remove, replace, move, copy, test"),
    ("[{op: remove}]", "1: op: remove needs path, such as /spec/replicas"),
    ("[{op: remove, path: a}]", "20: path is no JSON pointer, write it as /spec/replicas"),
    ("[{op: remove, path: /a~2}]", "20: path is no JSON pointer, write it as /spec/replicas"),
    ("[{op: add, path: /a}]", "1: op: add needs a value"),
    ("[{op: copy, path: /a}]", "1: op: copy needs from, such as /spec/replicas"),
    ("[{op: remove, path: /x/y}]", "20: the object has nothing at /x/y, it ends before 'x'"),
    ("[{op: replace, path: /a/2, value: 1}]", "21: the object has nothing at /a/2, it ends before '2'"),
    ("[{op: add, path: /a/3, value: 1}]", "17: the object has nothing at /a/3, it ends before '3'"),
    ("[{op: add, path: /a/-9, value: 1}]", "17: the object has nothing at /a/-9, it ends before '-9'"),
    ("[{op: add, path: '', value: {}}]", "17: nothing can be added at the root, use op: replace"),
    ("[{op: remove, path: /b/c/d}]", "20: the object has nothing at /b/c/d, it ends before 'd'"),
    ("[{op: remove, path: ''}]", "20: the whole object cannot be removed by a patch"),
    ("[{op: move, from: /b, path: /b/e}]", "28: /b cannot be moved into itself"),
    ("[{op: test, path: /b/c, value: '1'}]", "31: the value at /b/c is another, so the patch does not apply"),
  ])
  func aJSONPatchThatDoesNotApplyIsToldAtItsPlace(patch: String, message: String) throws {
    #expect(try json("{a: [1, 2], b: {c: 1}}", patch) == message)
  }

  @Test func whatIsPatchedStandsInThePatch() throws {
    let (object, patch) = try Self.drafts(
      "{kind: Pod, spec: {containers: [{name: app, image: a}]}}", "{spec: {containers: [{name: app, image: b}]}}")
    let merged = try #require(try StrategicMerge.apply(patch, to: object)).node()
    let container = try #require(merged["spec"]?["containers"]?.items.map { $0 }.first)
    #expect(container["name"]?.range.file == patch.range.file)
    #expect(container["image"]?.range.start == 40)
    #expect(container["image"]?.range.file == patch.range.file)
    #expect(container.range.file == object.range.file)
  }

  @Test func copiesHaveALimit() throws {
    let copies = (0..<40).map { "{op: copy, from: /a, path: /a/x\($0)}" }.joined(separator: ", ")
    let message = try json("{a: {b: 1}}", "[\(copies)]")
    #expect(
      message.hasSuffix(": copies up to this one add more than 3145728 bytes, at which the API server gives up too"))
    #expect(try json("{a: {b: 1}}", "[{op: copy, from: /a, path: /a/x}]") == "{a: {b: 1, x: {b: 1}}}")
  }

  @Test func operationsHaveALimit() throws {
    let test = "{op: test, path: /a, value: 1}"
    let many = Array(repeating: test, count: 10_000).joined(separator: ", ")
    #expect(try json("{a: 1}", "[\(many)]") == "{a: 1}")
    #expect(
      try json("{a: 1}", "[\(many), \(test)]")
        == "320001: a JSON patch of 10001 operations, more than 10000 are not applied, split it")
  }

  @Test func nestingHasALimit() throws {
    func operations(_ count: Int) -> String {
      (0..<count).map { "{op: add, path: \(String(repeating: "/a", count: $0 + 1)), value: {}}" }.joined(
        separator: ", ")
    }
    #expect(try json("{}", "[\(operations(255))]").hasPrefix("{a: {a: {a: "))
    #expect(
      try json("{}", "[\(operations(256))]").hasSuffix(
        ": this makes mappings and lists nest deeper than 256, which nothing reads"))
    // So does what is copied into itself, and what is moved further down.
    let copies = (0..<300).map { _ in "{op: copy, from: '', path: /a}" }.joined(separator: ", ")
    #expect(
      try json("{b: 1}", "[\(copies)]").hasSuffix(
        ": this makes mappings and lists nest deeper than 256, which nothing reads"))
  }

  @Test(.timeLimit(.minutes(1))) func longListsAreMergedInTime() throws {
    let names = (0..<20_000).map { "{name: v\($0)}" }.joined(separator: ", ")
    let keys = (0..<20_000).map { "k\($0): 1" }.joined(separator: ", ")
    let text = "{volumes: [\(names)], finalizers: [\(keys.replacing(": 1", with: ""))], labels: {\(keys)}}"
    let (object, patch) = try Self.drafts(text, text)
    let merged = try #require(try StrategicMerge.apply(patch, to: object))
    #expect(merged["volumes"]?.items.count == 20_000)
    #expect(merged["labels"]?.entries.count == 20_000)
    #expect(merged["finalizers"]?.items.count == 20_000)
  }
}
