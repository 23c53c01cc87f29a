import Symbols
import YAML

/// Keeps what a client writes as text the way all data of a secret is kept.
struct SecretStrategy: KindStrategy {
  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) { Self.encode(&object) }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) { Self.encode(&object) }

  /// A text wins over data of the same key.
  private static func encode(_ object: inout YAMLDraft) {
    guard let texts = object.at("stringData"), !texts.entries.isEmpty else {
      object["stringData"] = nil
      return
    }
    object.edit("data") { data in
      for entry in texts.entries {
        data[entry.key] = .text(Base64.encode(entry.value.text ?? ""), at: entry.value)
      }
    }
    object["stringData"] = nil
  }
}
