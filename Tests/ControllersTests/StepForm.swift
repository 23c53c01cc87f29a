import SourceText
import Store
import Symbols
import Testing
import YAML

/// A step in the form in which two of them are compared: what is drawn is a placeholder, what has no order is sorted.
enum StepForm {
  static func plain(_ step: Value, _ now: Moment, _ controller: String) throws -> Value {
    var step = times(step, now)
    step["reasons"] = .null
    if step["error"].text.isEmpty { step["error"] = .null }
    step = try placeholders(step)
    var writes = step["writes"].items.map(sortedInside)
    let isLoose = controller == "podgc" || controller == "daemonset"
    var start = 0
    while start < writes.count {
      let run = (start..<writes.count).prefix { isLoose ? isOfPods(writes[$0]) : isLike(writes[start], writes[$0]) }
      let end = run.isEmpty ? start + 1 : run.endIndex
      writes[start..<end].sort { key($0, isLoose) < key($1, isLoose) }
      start = end
    }
    step["writes"] = .list(writes)
    step["events"] = .list(step["events"].items.sorted { $0.json < $1.json })
    return step
  }

  /// JSON in which the nulls of a merge patch are a text, so that reading it keeps them.
  static func keepingNulls(_ json: String) -> String { json.replacing(":null", with: ":\"<null>\"") }

  private static func key(_ write: Value, _ isLoose: Bool) -> String {
    guard isLoose, let name = write["name"].string else { return "a\(write.json)" }
    return "b\(name)"
  }

  private static func isOfPods(_ write: Value) -> Bool { write["resource"].string == "pods" }

  private static func isLike(_ a: Value, _ b: Value) -> Bool {
    ["verb", "resource", "subresource"].allSatisfy { (field: Symbol) in a[field] == b[field] }
  }

  /// Lists without an order, inside of a write.
  private static func sortedInside(_ write: Value) -> Value {
    var write = write
    for part: Symbol in ["object", "change"] where !write[part]["endpoints"].isEmpty {
      write[part]["endpoints"] = .list(write[part]["endpoints"].items.sorted { $0.json < $1.json })
    }
    for list in write["change"]["status"]["uncountedTerminatedPods"].entries {
      write["change"]["status"]["uncountedTerminatedPods"][list.key] = .list(
        list.value.items.sorted { $0.json < $1.json })
    }
    return write
  }

  /// Times near now.
  private static func times(_ value: Value, _ now: Moment) -> Value {
    switch value {
    case .mapping(let mapping):
      return .mapping(Mapping(keepingNulls: mapping.map { .init(key: $0.key, value: times($0.value, now)) }))
    case .list(let items): return .list(items.map { times($0, now) })
    case .text(let text):
      guard text.hasSuffix("Z"), let time = Moment(text), (-2...3).contains(time.since(now)) else { return value }
      return "<now>"
    default: return value
    }
  }

  /// Hashes that the controller worked out, and the ends of names that the server made.
  private static func placeholders(_ step: Value) throws -> Value {
    var step = step
    var hashes: Set<String> = []
    var prefixes: Set<String> = []
    var writes = step["writes"].items
    for index in writes.indices where writes[index]["verb"].string == "create" {
      let metadata = writes[index]["object"]["metadata"]
      if ["replicasets", "controllerrevisions"].contains(writes[index]["resource"].text) {
        for label: Symbol in ["pod-template-hash", "controller.kubernetes.io/hash", "controller-revision-hash"] {
          if let hash = metadata["labels"][label].string { hashes.insert(hash) }
        }
      }
      if let prefix = metadata["generateName"].string {
        prefixes.insert(prefix)
        writes[index]["object"]["metadata"]["name"] = .null
      }
    }
    step["writes"] = .list(writes)
    var text = keepingNulls(step.json)
    for hash in hashes where hash != "<hash>" { text = text.replacing(hash, with: "<hash>") }
    for prefix in prefixes { text = replaceEnds(of: prefix, in: text) }
    let file = SourceMap().add(path: "step", bytes: Array(text.utf8))
    return Value(try #require(YAMLReader.read(file).documents.first?.root))
  }

  private static func replaceEnds(of prefix: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: prefix) {
      result += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let end = rest.prefix(5)
      let isEnd =
        end.utf8.count == 5 && end.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      let goesOn = rest.dropFirst(5).first.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      if isEnd, !goesOn {
        result += "<random>"
        rest = rest.dropFirst(5)
      }
    }
    return result + rest
  }
}
