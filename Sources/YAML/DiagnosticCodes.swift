public import SourceText

/// What can be wrong with a text.
extension DiagnosticCode {
  public static let invalidYAML = DiagnosticCode("invalid-yaml", "the file is no YAML")
  public static let invalidJSON = DiagnosticCode("invalid-json", "the file is no JSON")
  public static let unreadableText = DiagnosticCode(
    "unreadable-text", "bytes are no text, or a character that no text may hold")
  public static let strayByteOrderMark = DiagnosticCode(
    "stray-byte-order-mark", "a byte order mark stands within the file")
  public static let notTakenHere = DiagnosticCode(
    "not-taken-here", "the spelling is right and cannot be read all the same")
  public static let kubectlRefuses = DiagnosticCode(
    "kubectl-refuses", "kubectl does not take what is written though it may be YAML")
  public static let templateAction = DiagnosticCode("template-action", "a template was not rendered")
  public static let inputTooLarge = DiagnosticCode("input-too-large", "a limit of size, depth or number is passed")
  public static let unknownAnchor = DiagnosticCode(
    "unknown-anchor", "an alias names no node, or the one that it stands in")
  public static let duplicateKey = DiagnosticCode("duplicate-key", "a key stands twice in a mapping")
  public static let overwrittenKey = DiagnosticCode("overwritten-key", "a merge below a key takes its value away")
  public static let invalidKey = DiagnosticCode("invalid-key", "a key is no text")
  public static let invalidMerge = DiagnosticCode("invalid-merge", "what is to be merged is no mapping")
  public static let invalidTag = DiagnosticCode("invalid-tag", "a value is not of the type that its tag says")
  public static let notInJSON = DiagnosticCode("not-in-json", "a value has no form in JSON")
  public static let moreProblems = DiagnosticCode("more-problems", "so many more problems are not told")

  /// All that ``YAML`` tells of.
  public static let ofYAML: [DiagnosticCode] = [
    .invalidYAML, .invalidJSON, .unreadableText, .strayByteOrderMark, .notTakenHere, .kubectlRefuses, .templateAction,
    .inputTooLarge, .unknownAnchor, .duplicateKey, .overwrittenKey, .invalidKey, .invalidMerge, .invalidTag,
    .notInJSON, .moreProblems,
  ]
}
