import Kubernetes
import SourceText

extension RuleSet {
  mutating func job(_ job: Field) {
    let name = job["metadata"]["name"]
    metadata(job["metadata"], name: .subdomain, isNamespaced: true)
    let spec = job["spec"]
    let selector = spec["selector"]
    if old == nil, !spec["manualSelector"].isTrue, selector.exists { generatedSelector(selector, job) }
    let stored = Self.storedName(job["metadata"])
    jobSpec(spec, labelledBy: spec["manualSelector"].isTrue ? nil : stored)
    if old == nil || isDeclared, spec["completionMode"].isText("Indexed"), let count = spec["completions"].integer,
      count > 0, let stored
    {
      let last = "\(stored.text)-\(count - 1)"
      if !NameText.labelFaults(last).isEmpty {
        invalid(
          name, GoText.quoted(stored.text), "will not able to create pod with invalid DNS label: \(last)",
          at: stored.position)
      }
    }
    guard spec["manualSelector"].isTrue || old != nil else { return }
    if !selector.exists { required(selector) } else { labelSelector(selector) }
    if LabelSelectorText.isUsable(selector),
      !LabelSelectorText.matches(selector, spec["template"]["metadata"]["labels"])
    {
      mismatch(spec["template"])
    }
    if let before = old?["spec"] { jobUpdate(spec, from: before) }
  }

  /// The name as the API server stores it: of a `generateName` it takes so much that five letters fit behind it into 63.
  private static func storedName(_ metadata: Field) -> (text: String, position: SourcePosition)? {
    let (name, prefix) = (metadata["name"], metadata["generateName"])
    if !name.isEmptyText { return (name.text, name.position) }
    if prefix.isEmptyText { return nil }
    return ("\(String(decoding: prefix.text.utf8.prefix(58), as: UTF8.self))xxxxx", prefix.position)
  }

  /// The API server makes the selector itself; one that was made for this very job, as in a dump, is let through.
  private mutating func generatedSelector(_ selector: Field, _ job: Field) {
    let generated: [StaticString] = [
      "controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name",
    ]
    let isGenerated =
      selector["matchExpressions"].count == 0
      && selector["matchLabels"].entries.allSatisfy { entry in generated.contains { entry.key.isText($0) } }
    if !isGenerated {
      invalid(
        selector, LabelSelectorText.json(selector), "`selector` not auto-generated",
        advice: "remove it, or set manualSelector: true")
    }
  }

  /// - Parameter label: the Job's name, which the API server writes into labels of the template.
  mutating func jobSpec(_ spec: Field, labelledBy label: (text: String, position: SourcePosition)? = nil) {
    for key: StaticString in [
      "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
      "backoffLimitPerIndex",
    ] {
      nonNegative(spec[key])
    }
    let (perIndex, failed, manager) = (spec["backoffLimitPerIndex"], spec["maxFailedIndexes"], spec["managedBy"])
    if failed.exists {
      nonNegative(failed)
      if !perIndex.exists { declared { $0.required(perIndex, "when maxFailedIndexes is specified") } }
    }
    if manager.exists {
      domainPath(manager)
      if manager.text.utf8.count > 63 { tooLong(manager, limit: 63) }
    }
    let mode = spec["completionMode"]
    if !mode.isEmptyText, !mode.isOne(of: ["NonIndexed", "Indexed"]) { notSupported(mode, ["NonIndexed", "Indexed"]) }
    if mode.isText("Indexed") { indexedJob(spec) }
    if mode.isEmptyText || mode.isText("NonIndexed") {
      for field in [perIndex, failed] where field.exists {
        invalid(field, String(field.integer ?? 0), "requires indexed completion mode")
      }
    }
    let policy = spec["podFailurePolicy"]
    if policy.exists { podFailurePolicy(policy, spec) }
    if spec["successPolicy"].exists { successPolicy(spec["successPolicy"], spec) }
    word(spec["podReplacementPolicy"], policy.exists ? ["Failed"] : ["Failed", "TerminatingOrFailed"])
    podTemplate(spec["template"], labelledBy: Self.isLabelled(spec["template"]) ? nil : label)
    let restart = spec["template"]["spec"]["restartPolicy"]
    // An absent one is defaulted to Always, which no job may have.
    if restart.isEmptyText || restart.isText("Always") {
      required(restart, "valid values: \"OnFailure\", \"Never\"")
    } else if !restart.isOne(of: ["OnFailure", "Never"]) {
      notSupported(restart, ["OnFailure", "Never"])
    } else if policy.exists, !restart.isText("Never") {
      invalid(restart, nil, "only \"Never\" is supported when podFailurePolicy is specified")
    }
  }

  /// Whether the template has both labels that are named for the Job already, as in a dump.
  private static func isLabelled(_ template: Field) -> Bool {
    let keys = template["metadata"]["labels"].entries.map(\.key.text)
    return keys.contains("job-name") && keys.contains("batch.kubernetes.io/job-name")
  }

  private mutating func indexedJob(_ spec: Field) {
    let (completions, parallelism, failed) = (spec["completions"], spec["parallelism"], spec["maxFailedIndexes"])
    let words = "when completion mode is Indexed"
    if !completions.exists { required(completions, words) }
    if let value = parallelism.integer, value > 100_000 {
      invalid(parallelism, String(value), "must be less than or equal to 100000 \(words)")
    }
    if let most = failed.integer {
      if let all = completions.integer, most > all {
        invalid(failed, String(most), "must be less than or equal to completions")
      }
      if most > 100_000 { invalid(failed, String(most), "must be less than or equal to 100000") }
    }
    guard let all = completions.integer, all > 100_000, spec["backoffLimitPerIndex"].exists else { return }
    if !failed.exists { required(failed, "must be specified when completions is above 100000") }
    for field in [parallelism, failed] {
      guard let value = field.integer, value > 10_000 else { continue }
      invalid(
        field, String(value),
        "must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index")
    }
  }

  mutating func cronJob(_ cronJob: Field) {
    metadata(cronJob["metadata"], name: .subdomain, isNamespaced: true)
    let spec = cronJob["spec"]
    let schedule = spec["schedule"]
    if schedule.isEmptyText {
      declared { $0.required(schedule) }
    } else {
      scheduleText(schedule, hasZone: spec["timeZone"].exists)
    }
    nonNegative(spec["startingDeadlineSeconds"])
    let zone = spec["timeZone"]
    if zone.exists, old.map({ $0["spec"]["timeZone"].text != zone.text }) != false { timeZone(zone) }
    if !spec["concurrencyPolicy"].isEmptyText { word(spec["concurrencyPolicy"], ["Allow", "Forbid", "Replace"]) }
    let job = spec["jobTemplate"]["spec"]
    jobSpec(job)
    if job["selector"].exists {
      invalid(job["selector"], LabelSelectorText.json(job["selector"]), "`selector` will be auto-generated")
    }
    if job["manualSelector"].isTrue { notSupported(job["manualSelector"], "true", ["nil", "false"]) }
    nonNegative(spec["successfulJobsHistoryLimit"])
    nonNegative(spec["failedJobsHistoryLimit"])
    // Its Jobs are named for it and the minute.
    if old == nil, let name = Self.storedName(cronJob["metadata"]), name.text.utf8.count > 52 {
      invalid(
        cronJob["metadata"]["name"], GoText.quoted(name.text), "must be no more than 52 characters", at: name.position)
    }
  }
}
