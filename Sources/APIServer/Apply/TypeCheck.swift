import Kinds
import SourceText
import Store
import Symbols
import YAML

/// What an applied configuration gets wrong of its type, in the API server's words.
struct TypeCheck {
  private(set) var problems: [(text: String, place: SourceRange)] = []

  init(_ draft: YAMLDraft, _ type: ApplyType) { check(draft, type, "") }

  /// The problems as the server tells them: one as it is, several under each other.
  var text: String {
    problems.count == 1
      ? problems[0].text : (["errors:"] + problems.map { "  \($0.text)" }).joined(separator: "\n")
  }

  private mutating func say(_ text: String, _ path: String, _ draft: YAMLDraft) {
    problems.append((path.isEmpty ? text : "\(path): \(text)", draft.range))
  }

  private mutating func check(_ draft: YAMLDraft, _ type: ApplyType, _ path: String) {
    if draft.isNull { return }
    switch type.form {
    case .free: return
    case .map:
      guard case .mapping(let entries) = draft.content else {
        return say("expected map, got &{\(draft.goText)}", path, draft)
      }
      for entry in entries.sorted(by: { $0.key.precedes($1.key) }) {
        let inner = "\(path).\(entry.key.text)"
        guard let child = type.child(entry.key) else {
          problems.append(("\(inner): field not declared in schema", entry.keyRange))
          return
        }
        check(entry.value, child, inner)
      }
    case .list:
      guard case .sequence(let items) = draft.content else {
        return say("expected list, got &{\(draft.goText)}", path, draft)
      }
      checkItems(items, type, path)
    case .text:
      if !draft.isString { say("expected string, got \(Self.inGo(draft))", path, draft) }
    case .number:
      switch draft.scalar {
      case .integer, .unsigned, .float: return
      default: say("expected numeric (int or float), got \(draft.goType)", path, draft)
      }
    case .bool:
      if draft.bool == nil { say("expected boolean, got &{\(draft.goText)}", path, draft) }
    case .scalar:
      if draft.scalar == nil { say("expected any scalar, got &{\(draft.goText)}", path, draft) }
    }
  }

  private mutating func checkItems(_ items: [YAMLDraft], _ type: ApplyType, _ path: String) {
    var seen: Set<String> = []
    for (index, item) in items.enumerated() {
      var step = "[\(index)]"
      if !type.isAtomic {
        do throws(ApplyType.ItemProblem) { step = try type.element(of: item).text } catch {
          return say("element \(index): \(error.message)", path, item)
        }
        if !seen.insert(step).inserted { say("duplicate entries for key \(step)", path, item) }
      }
      check(item, type.item, path + step)
    }
  }

  /// The value as Go prints it with its types (`%#v`).
  private static func inGo(_ draft: YAMLDraft) -> String { "&value.valueUnstructured{Value:\(literal(draft))}" }

  private static func literal(_ draft: YAMLDraft) -> String {
    switch draft.content {
    case .mapping(let entries):
      let sorted = entries.sorted { $0.key.precedes($1.key) }
      return "map[string]interface {}{"
        + sorted.map { "\(GoText.quoted($0.key.text)):\(literal($0.value))" }.joined(separator: ", ") + "}"
    case .sequence(let items): return "[]interface {}{" + items.map(literal).joined(separator: ", ") + "}"
    case .scalar(let text, _):
      if draft.isNull { return "interface {}(nil)" }
      return draft.isString ? GoText.quoted(text) : draft.goText
    }
  }
}
