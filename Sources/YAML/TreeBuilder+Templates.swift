import SourceText

extension TreeBuilder {
  /// A message, with the advice to render the file first if it looks like a template.
  func withTemplateAdvice(_ message: String) -> String {
    guard !hasTemplateAction, let offset = firstTemplateAction else { return message }
    let line = file.lines.line(at: offset)
    return message + "; '{{' on line \(line) looks like a Helm or Go template, render it first (helm template)"
  }

  /// Whether a mapping is the inner half of `{{ ... }}`, which YAML takes for two mappings, one the other's key.
  func isTemplateAction(_ start: UInt32) -> Bool {
    let at = Int(start)
    return at > 0 && at < file.bytes.count && file.bytes[at] == UInt8(ascii: "{")
      && file.bytes[at - 1] == UInt8(ascii: "{")
  }

  /// Reports `{{ ... }}` in place of a value; its outer half has no entry then.
  mutating func templateAction(start: UInt32, end: UInt32) {
    ignoredKey(start: start, end: end)
    guard !hasTemplateAction else { return }
    hasTemplateAction = true
    report(
      .error(
        .templateAction, at: range(start - 1, end),
        "'{{' starts a template action, not a value: render the Helm or Go template first (helm template)"))
  }

  private var firstTemplateAction: UInt32? {
    let brace = UInt8(ascii: "{")
    return file.bytes.withUnsafeBufferPointer { bytes in
      for i in bytes.indices.dropLast() where bytes[i] == brace && bytes[i + 1] == brace {
        return UInt32(truncatingIfNeeded: i)
      }
      return nil
    }
  }
}
