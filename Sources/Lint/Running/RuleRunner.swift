import Validation
public import Kubernetes
import SourceText

/// Runs rules over files and gathers what they find.
public struct RuleRunner {
  private let rules: [any Rule.Type]
  private let settings: LintSettings

  public init(rules: [any Rule.Type] = RuleRegistry.all, settings: LintSettings = LintSettings()) {
    self.rules = rules
    self.settings = settings
  }

  /// - Parameter cluster: nil where none was given, which is not the same as an empty one.
  public func run(_ files: [LintedFile], cluster: Manifests?) -> LintResult {
    var linted = Manifests()
    for file in files {
      linted.objects += file.manifests.objects
      linted.named += file.manifests.named
      linted.atDoor += file.manifests.atDoor
    }
    let context = RuleContext(
      linted: linted, cluster: cluster ?? Manifests(), isClusterGiven: cluster != nil,
      policies: files.flatMap(\.policies), refusals: files.flatMap(\.refusals), files: files.map(\.yaml),
      parameters: settings.rules.mapValues(\.parameters), version: settings.version,
      simulator: ControlPlaneSimulator(version: settings.version))
    var result = LintResult()
    var entries: [Findings.Entry] = []
    var judged: Set<String> = []
    for rule in rules {
      let about = rule.about
      let setting = settings.rules[about.id] ?? RuleSetting()
      guard setting.isEnabled else { continue }
      guard about.needs.isSubset(of: context.has) else {
        result.leftOut.append(about)
        continue
      }
      judged.insert(about.id)
      var findings = Findings(of: about)
      rule.check(context, &findings)
      entries += findings.entries.map { setting.severity.map($0.with) ?? $0 }
    }
    result.leftOut.sort { $0.id < $1.id }
    if context.has.contains(.runningPods) { result.remarks = context.trials.remarks() }
    result.problems = context.trials.problems
    gather(entries, files, judged, into: &result)
    return result
  }

  /// Looks the places up, file by file, and takes out what is suppressed.
  private func gather(
    _ entries: [Findings.Entry], _ files: [LintedFile], _ judged: Set<String>, into result: inout LintResult
  ) {
    let byFile = Dictionary(grouping: entries) { $0.place.origin.file }
    for file in files {
      var gathering = FileGathering(file, judged: judged, settings: settings)
      gathering.add(byFile[file.file.id] ?? [])
      result.objects += gathering.objects
      result.suppressedCount += gathering.suppressedCount
    }
  }
}

extension Findings.Entry {
  fileprivate func with(_ severity: Severity) -> Self {
    Self(rule: rule, severity: severity, place: place, message: message, fix: fix)
  }
}
