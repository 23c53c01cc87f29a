import SourceText

/// The findings of one file: their places looked up, each once, in order, without those that are suppressed.
struct FileGathering {
  private(set) var findings: [Finding] = []
  private(set) var suppressedCount = 0
  private let file: LintedFile
  private let outline: FileOutline
  private let suppressions: [Suppression]
  private let judged: Set<String>
  private let settings: LintSettings

  init(_ file: LintedFile, judged: Set<String>, settings: LintSettings) {
    self.file = file
    self.judged = judged
    self.settings = settings
    outline = FileOutline(file.yaml)
    suppressions = SuppressionReader.read(outline)
  }

  mutating func add(_ entries: [Findings.Entry]) {
    var used: Set<Int> = []
    var seen: Set<Key> = []
    for entry in entries {
      let place = outline.resolve(entry.place)
      guard seen.insert(Key(rule: entry.rule, range: place.shownRange, message: entry.message)).inserted else {
        continue
      }
      let line = suppressions.isEmpty ? 0 : file.file.lines.line(at: place.range.start)
      let covering = suppressions.indices.filter {
        suppressions[$0].rule == entry.rule && suppressions[$0].covers(line: line, offset: place.range.start)
      }
      guard covering.isEmpty else {
        used.formUnion(covering)
        suppressedCount += 1
        continue
      }
      let edit = entry.fix.flatMap { outline.edit(for: $0) }
      findings.append(
        Finding(
          rule: entry.rule, severity: entry.severity, range: place.shownRange,
          object: outline.object(at: place.range.start), message: entry.message, fix: edit,
          fixTitle: edit == nil ? "" : entry.fix?.title ?? ""))
    }
    addUnused(used)
    findings.sort { ($0.range.start, $0.rule, $0.message) < ($1.range.start, $1.rule, $1.message) }
  }

  private struct Key: Hashable {
    let rule: String
    let range: SourceRange
    let message: String
  }

  /// Suppressions that took nothing away. Of a rule that did not run nothing can be said.
  private mutating func addUnused(_ used: Set<Int>) {
    let setting = settings.rules[UnusedSuppression.about.id] ?? RuleSetting()
    guard setting.isEnabled else { return }
    for (slot, suppression) in suppressions.enumerated() where !used.contains(slot) {
      guard let message = UnusedSuppression.message(for: suppression.rule, judged: judged) else { continue }
      findings.append(
        Finding(
          rule: UnusedSuppression.about.id, severity: setting.severity ?? UnusedSuppression.about.severity,
          range: suppression.range, object: outline.object(at: suppression.range.start), message: message, fix: nil,
          fixTitle: ""))
    }
  }
}
