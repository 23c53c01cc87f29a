import APIServer
import Symbols
import YAML

/// An answer as a document: the keys of the recorded cases, and no other.
enum AnswerDocument {
  static func draft(_ answer: Answer, verb: String) -> YAMLDraft {
    let place = YAMLDraft.nowhere
    var result = YAMLDraft.mapping(
      ["verb": .text(verb, at: place), "code": .number(Int64(answer.code), at: place)], at: place)
    if let status = answer.status {
      if status.isSuccess { result["status"] = .text("Success", at: place) }
      if !status.reason.isEmpty { result["reason"] = .text(status.reason, at: place) }
      if !status.message.isEmpty { result["message"] = .text(status.message, at: place) }
      if let details = status.details { result["details"] = draft(details) }
    }
    if let object = answer.object { result["object"] = withoutRecords(object) }
    if let text = answer.text { result["body"] = .text(text, at: place) }
    if !answer.warnings.isEmpty {
      result["warnings"] = .list(answer.warnings.map { .text($0.text, at: place) }, at: place)
    }
    return result
  }

  private static func draft(_ details: StatusDetails) -> YAMLDraft {
    let place = YAMLDraft.nowhere
    func text(_ text: String) -> YAMLDraft? { text.isEmpty ? nil : .text(text, at: place) }
    let causes = details.causes.map { cause in
      YAMLDraft.mapping(
        ["reason": text(cause.reason), "message": text(cause.message), "field": text(cause.field)], at: place)
    }
    return .mapping(
      [
        "name": text(details.name), "group": text(details.group), "kind": text(details.kind),
        "causes": causes.isEmpty ? nil : .list(causes, at: place),
        "retryAfterSeconds": details.retryAfterSeconds == 0 ? nil : .number(details.retryAfterSeconds, at: place),
      ], at: place)
  }

  /// Without what differs from server to server, wherever an object has it.
  private static func withoutRecords(_ draft: YAMLDraft) -> YAMLDraft {
    switch draft.content {
    case .scalar: return draft
    case .sequence(let items): return .list(items.map(withoutRecords), at: draft)
    case .mapping(let entries):
      return YAMLDraft(
        .mapping(
          entries.map { entry in
            var value = withoutRecords(entry.value)
            if entry.key == "metadata", case .mapping = value.content {
              for key: Symbol in ["managedFields", "uid", "resourceVersion", "creationTimestamp"] { value[key] = nil }
            }
            return .init(key: entry.key, keyRange: entry.keyRange, value: value)
          }), at: draft)
    }
  }
}
