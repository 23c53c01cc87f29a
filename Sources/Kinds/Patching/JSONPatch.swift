import SourceText
import Symbols
public import YAML

/// JSON patches: a list of operations, one after the other. What comes from the patch keeps its place in the patch.
///
/// Source: RFC 6902, and where the API server goes another way: an index may count from the end (`-1`), nothing is added at the
/// root, and a test for null holds where there is nothing.
public struct JSONPatch: Sendable {
  private let operations: [Operation]

  private struct Operation: Sendable {
    let name: Name
    let path: Pointer
    let from: Pointer?
    let value: YAMLDraft?
  }

  private enum Name: String, CaseIterable {
    case add, remove, replace, move, copy, test
  }

  /// As the API server has them.
  private static let maximumOperations = 10_000
  private static let maximumCopied = 3 << 20
  /// Mappings and lists inside each other, as in files.
  private static let maximumDepth = YAMLLimits.standard.maximumDepth

  /// A pointer with the place where it is written.
  private struct Pointer: Sendable {
    let tokens: [String]
    let text: String
    let draft: YAMLDraft

    var range: SourceRange { draft.range }
  }

  /// - Throws: when an operation is not whole.
  public init(_ list: YAMLDraft) throws(PatchProblem) {
    guard case .sequence(let items) = list.content else {
      throw PatchProblem(
        at: list.range, "a JSON patch is a list of operations such as {op: remove, path: /spec/taints}",
        .badRequest(
          "error decoding patch: json: cannot unmarshal \(list.jsonType) into Go value of type []handlers.jsonPatchOp"))
    }
    if items.count > Self.maximumOperations {
      throw PatchProblem(
        at: items[Self.maximumOperations].range,
        "a JSON patch of \(items.count) operations, more than \(Self.maximumOperations) are not applied, split it",
        .tooLarge(
          "The allowed maximum operations in a JSON patch is \(Self.maximumOperations), got \(items.count)"))
    }
    var operations: [Operation] = []
    for item in items { operations.append(try Self.operation(item)) }
    self.operations = operations
  }

  private static func operation(_ item: YAMLDraft) throws(PatchProblem) -> Operation {
    guard let op = item["op"], let name = op.text.flatMap(Name.init(rawValue:)) else {
      let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw PatchProblem(at: item["op"]?.range ?? item.range, "an operation needs op, one of \(names)")
    }
    let path = try pointer(item, "path", name)
    let value = item["value"]
    if value == nil, [.add, .replace, .test].contains(name) {
      throw PatchProblem(at: item.range, "op: \(name.rawValue) needs a value")
    }
    let from = name == .move || name == .copy ? try pointer(item, "from", name) : nil
    return Operation(name: name, path: path, from: from, value: value)
  }

  private static func pointer(_ item: YAMLDraft, _ key: Symbol, _ name: Name) throws(PatchProblem) -> Pointer {
    guard let draft = item[key] else {
      throw PatchProblem(at: item.range, "op: \(name.rawValue) needs \(key.text), such as /spec/replicas")
    }
    guard draft.isString, let text = draft.text, let pointer = JSONPointer(text) else {
      throw PatchProblem(at: draft.range, "\(key.text) is no JSON pointer, write it as /spec/replicas")
    }
    return Pointer(tokens: pointer.tokens, text: text, draft: draft)
  }

  /// - Throws: when a path is not there, or a test does not hold.
  public func apply(to object: YAMLDraft) throws(PatchProblem) -> YAMLDraft {
    var object = object
    var copied = 0
    for operation in operations {
      let path = operation.path
      switch operation.name {
      case .add, .replace:
        guard let value = operation.value else { continue }
        try Self.change(&object, path, operation.name == .add ? .insert(value) : .replace(value))
      case .remove:
        try Self.change(&object, path, .remove)
      case .move, .copy:
        guard let from = operation.from else { continue }
        let value = try Self.value(at: from, in: object)
        let goesDeeper = operation.name == .move && path.tokens.count > from.tokens.count
        if operation.name == .copy || goesDeeper {
          copied += value.size(upTo: Self.maximumCopied)
          if copied > Self.maximumCopied {
            throw PatchProblem(
              at: path.range,
              "copies up to this one add more than \(Self.maximumCopied) bytes, at which the API server gives up too")
          }
        }
        if operation.name == .move {
          if path.tokens.starts(with: from.tokens), path.tokens.count > from.tokens.count {
            throw PatchProblem(at: path.range, "\(from.text) cannot be moved into itself")
          }
          try Self.change(&object, from, .remove)
        }
        try Self.change(&object, path, .insert(value))
      case .test:
        guard let wanted = operation.value else { continue }
        if wanted.isNull, try Self.isMissing(path, in: object) { continue }
        guard try Self.value(at: path, in: object).says(wanted) else {
          throw PatchProblem(at: wanted.range, "the value at \(path.text) is another, so the patch does not apply")
        }
      }
    }
    return object
  }

  // MARK: Paths

  private enum Change {
    case insert(YAMLDraft)
    case replace(YAMLDraft)
    case remove
  }

  private static func value(at pointer: Pointer, in object: YAMLDraft) throws(PatchProblem) -> YAMLDraft {
    var value = object
    for token in pointer.tokens {
      switch value.content {
      case .mapping:
        guard let next = value[Symbol(token)] else { throw missing(pointer, token) }
        value = next
      case .sequence(let items):
        guard let index = JSONPointer.index(token, in: items.count), index < items.count else {
          throw missing(pointer, token)
        }
        value = items[index]
      case .scalar: throw missing(pointer, token)
      }
    }
    return value
  }

  /// Whether the mapping is there and has nothing under the last key.
  private static func isMissing(_ pointer: Pointer, in object: YAMLDraft) throws(PatchProblem) -> Bool {
    guard let last = pointer.tokens.last else { return false }
    let parent = Pointer(tokens: pointer.tokens.dropLast(), text: pointer.text, draft: pointer.draft)
    let value = try value(at: parent, in: object)
    if case .mapping = value.content { return value[Symbol(last)] == nil }
    return false
  }

  private static func change(
    _ object: inout YAMLDraft, _ pointer: Pointer, _ change: Change
  ) throws(PatchProblem) {
    guard !pointer.tokens.isEmpty else {
      switch change {
      case .replace(let value): object = value
      case .insert: throw PatchProblem(at: pointer.range, "nothing can be added at the root, use op: replace")
      case .remove: throw PatchProblem(at: pointer.range, "the whole object cannot be removed by a patch")
      }
      return
    }
    let added =
      switch change {
      case .insert(let value), .replace(let value): value.depth(upTo: maximumDepth)
      case .remove: 0
      }
    if pointer.tokens.count + added > maximumDepth {
      throw PatchProblem(
        at: pointer.range, "this makes mappings and lists nest deeper than \(maximumDepth), which nothing reads")
    }
    try Self.change(&object, pointer, pointer.tokens[...], change)
  }

  private static func change(
    _ value: inout YAMLDraft, _ pointer: Pointer, _ tokens: ArraySlice<String>, _ change: Change
  ) throws(PatchProblem) {
    guard let token = tokens.first else { return }
    let rest = tokens.dropFirst()
    switch value.content {
    case .scalar: throw missing(pointer, token)
    case .mapping(var entries):
      let place = entries.firstIndex { $0.key == Symbol(token) }
      if !rest.isEmpty {
        guard let place else { throw missing(pointer, token) }
        try Self.change(&entries[place].value, pointer, rest, change)
      } else {
        switch (change, place) {
        case (.insert(let new), let place?), (.replace(let new), let place?):
          entries[place] = YAMLDraft.Entry(key: entries[place].key, keyRange: pointer.range, value: new)
        case (.insert(let new), nil):
          entries.append(YAMLDraft.Entry(key: Symbol(token), keyRange: pointer.range, value: new))
        case (.remove, let place?): entries.remove(at: place)
        case (_, nil): throw missing(pointer, token)
        }
      }
      value.content = .mapping(entries)
    case .sequence(var items):
      if rest.isEmpty, case .insert(let new) = change {
        // Room for one more: the last place is that of the new item.
        let index = token == "-" ? items.count : JSONPointer.index(token, in: items.count + 1)
        guard let index, index <= items.count else { throw missing(pointer, token) }
        items.insert(new, at: index)
      } else {
        guard let index = JSONPointer.index(token, in: items.count), index < items.count else {
          throw missing(pointer, token)
        }
        if !rest.isEmpty {
          try Self.change(&items[index], pointer, rest, change)
        } else if case .replace(let new) = change {
          items[index] = new
        } else {
          items.remove(at: index)
        }
      }
      value.content = .sequence(items)
    }
  }

  private static func missing(_ pointer: Pointer, _ token: String) -> PatchProblem {
    PatchProblem(at: pointer.range, "the object has nothing at \(pointer.text), it ends before '\(token)'")
  }
}
