import SourceText

/// The findings of one file: their places looked up, each once, in order, without those that are suppressed.
struct FileGathering {
  private(set) var suppressedCount = 0
  private var findings: [Finding] = []
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
          rule: entry.rule, severity: entry.severity, range: place.shownRange, message: entry.message, fix: edit,
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
          range: suppression.range, message: message, fix: nil, fixTitle: ""))
    }
  }

  /// Every object of the file with its findings; those in no object come first.
  var objects: [LintedObject] {
    var objects = outline.objects.map { LintedObject(file: file.file, head: $0.head, findings: []) }
    var others = LintedObject(file: file.file, head: nil, findings: [])
    var counts: [String: Int] = [:]
    for finding in findings {
      let slot = objects.firstIndex { $0.head?.range.holds(finding.range.start) ?? false }
      let line = file.file.text(ofLine: file.file.lines.line(at: finding.range.start))
      let hash = Fingerprint.of(
        finding.rule, slot.flatMap { objects[$0].head?.title } ?? "", String(line.drop { $0 == " " }))
      var finding = finding
      counts[hash, default: 0] += 1
      finding.fingerprint = "\(hash):\(counts[hash] ?? 1)"
      if let slot { objects[slot].findings.append(finding) } else { others.findings.append(finding) }
    }
    return others.findings.isEmpty ? objects : [others] + objects
  }
}
