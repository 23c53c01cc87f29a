import Symbols
import YAML

extension NameBook {
  /// Remembers every text that names something.
  mutating func collect(_ value: YAMLDraft, _ kept: Kept?) {
    guard let kept else { return }
    if case .sequence(let items) = value.content, !kept.isWhole {
      for item in items { collect(item, kept) }
      return
    }
    switch kept {
    case .whole: break
    case .name(let name): add(value.text ?? "", name)
    case .labels: for entry in value.entries { collectLabel(entry.key, entry.value.text ?? "") }
    case .keyed(let name), .emptied(let name): for entry in value.entries { add(entry.key.text, name) }
    case .annotations(let known, let prefixes):
      for entry in value.entries {
        collect(entry.value, known[entry.key])
        if let prefix = Self.prefix(of: entry.key, prefixes) {
          add(String(entry.key.text.dropFirst(prefix.count)), .container)
        }
      }
    case .requirement: collectRequirement(value)
    case .unlessOnly(_, let kept), .only(_, _, let kept): collect(value, kept)
    case .fields(let fields):
      for entry in value.entries { collect(entry.value, fields[entry.key]) }
      if let pod = value["metadata"]?["name"]?.text { collectGenericClaims(of: pod, value) }
    }
  }

  private static func prefix(of key: Symbol, _ prefixes: [String]) -> String? {
    prefixes.first { key.text.hasPrefix($0) }
  }

  private mutating func collectLabel(_ key: Symbol, _ value: String) {
    if !WellKnownLabel.keepsValue(key) { add(value, .labelValue) }
  }

  private mutating func collectRequirement(_ value: YAMLDraft) {
    guard let key = value["key"]?.text else { return }
    if ["Gt", "Lt"].contains(value["operator"]?.text ?? "") {
      addNumber(Symbol(key))
    } else {
      for item in value["values"]?.items ?? [] { collectLabel(Symbol(key), item.text ?? "") }
    }
  }

  private mutating func collectGenericClaims(of pod: String, _ value: YAMLDraft) {
    for volume in value["spec"]?["volumes"]?.items ?? [] where volume["ephemeral"] != nil {
      addGenericClaim(pod: pod, volume: volume["name"]?.text ?? "")
    }
  }

  /// The value with new names in the place of the old.
  func rename(_ value: YAMLDraft, _ kept: Kept) -> YAMLDraft {
    if case .sequence(let items) = value.content, !kept.isWhole {
      return YAMLDraft(.sequence(items.map { rename($0, kept) }), at: value)
    }
    switch kept {
    case .whole: return value
    case .name(let name): return scalar(value) { new($0, name) }
    case .labels: return mapping(value) { key, value in scalar(value) { newLabel(key, $0) } }
    case .keyed(let name), .emptied(let name):
      return YAMLDraft(
        .mapping(
          value.entries.map { entry in
            YAMLDraft.Entry(key: Symbol(new(entry.key.text, name)), keyRange: entry.keyRange, value: entry.value)
          }), at: value)
    case .annotations(let known, let prefixes):
      return YAMLDraft(
        .mapping(
          value.entries.map { entry in
            var key = entry.key
            if let prefix = Self.prefix(of: key, prefixes) {
              key = Symbol(prefix + new(String(key.text.dropFirst(prefix.count)), .container))
            }
            return YAMLDraft.Entry(
              key: key, keyRange: entry.keyRange, value: known[entry.key].map { rename(entry.value, $0) } ?? entry.value
            )
          }), at: value)
    case .requirement:
      let label = Symbol(value["key"]?.text ?? "")
      return mapping(value) { key, value in
        guard key == "values" else { return value }
        return YAMLDraft(.sequence(value.items.map { scalar($0) { newLabel(label, $0) } }), at: value)
      }
    case .unlessOnly(_, let kept), .only(_, _, let kept): return rename(value, kept)
    case .fields(let fields): return mapping(value) { key, value in fields[key].map { rename(value, $0) } ?? value }
    }
  }

  private func newLabel(_ key: Symbol, _ text: String) -> String {
    if WellKnownLabel.keepsValue(key) || numbers.contains(key) { return text }
    return WellKnownLabel.named(by: key).flatMap { known(text, $0) } ?? new(text, .labelValue)
  }

  private func scalar(_ value: YAMLDraft, _ change: (String) -> String) -> YAMLDraft {
    guard case .scalar(let text, let isPlain) = value.content else { return value }
    return YAMLDraft(.scalar(change(text), isPlain: isPlain), at: value)
  }

  private func mapping(_ value: YAMLDraft, _ change: (Symbol, YAMLDraft) -> YAMLDraft) -> YAMLDraft {
    guard case .mapping(let entries) = value.content else { return value }
    return YAMLDraft(
      .mapping(
        entries.map { YAMLDraft.Entry(key: $0.key, keyRange: $0.keyRange, value: change($0.key, $0.value)) }),
      at: value)
  }
}

extension Kept {
  fileprivate var isWhole: Bool {
    if case .whole = self { true } else { false }
  }
}
