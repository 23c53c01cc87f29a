import Kubernetes
import SourceText

extension RuleSet {
  mutating func job(_ job: Field) {
    let name = job["metadata"]["name"]
    metadata(job["metadata"], name: .subdomain, isNamespaced: true)
    let spec = job["spec"]
    let selector = spec["selector"]
    if !spec["manualSelector"].isTrue, selector.exists { generatedSelector(selector, job) }
    let stored = Self.storedName(job["metadata"])
    jobSpec(spec, labelledBy: spec["manualSelector"].isTrue ? nil : stored)
    if spec["completionMode"].isText("Indexed"), let count = spec["completions"].integer, count > 0, let stored {
      let last = "\(stored.text)-\(count - 1)"
      if !NameText.labelFaults(last).isEmpty {
        invalid(
          name, GoText.quoted(stored.text), "will not able to create pod with invalid DNS label: \(last)",
          at: stored.position)
      }
    }
    guard spec["manualSelector"].isTrue else { return }
    if !selector.exists { required(selector) } else { labelSelector(selector) }
    if LabelSelectorText.isUsable(selector),
      !LabelSelectorText.matches(selector, spec["template"]["metadata"]["labels"])
    {
      mismatch(spec["template"])
    }
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
    let isIndexed = spec["completionMode"].isText("Indexed")
    if spec["backoffLimitPerIndex"].exists, !isIndexed {
      invalid(
        spec["backoffLimitPerIndex"], String(spec["backoffLimitPerIndex"].integer ?? 0),
        "requires indexed completion mode")
    }
    let failed = spec["maxFailedIndexes"]
    if failed.exists {
      nonNegative(failed)
      if !spec["backoffLimitPerIndex"].exists {
        required(spec["backoffLimitPerIndex"], "when maxFailedIndexes is specified")
      }
      if !isIndexed { invalid(failed, String(failed.integer ?? 0), "requires indexed completion mode") }
    }
    if !spec["completionMode"].isEmptyText { completionMode(spec, isIndexed: isIndexed) }
    let manager = spec["managedBy"]
    if manager.exists {
      for fault in NameText.qualifiedNameFaults(manager.text) { invalid(manager, nil, fault) }
      if !manager.text.contains("/") {
        invalid(manager, nil, "must be a domain-prefixed path (such as \"acme.io/foo\")")
      }
    }
    let policy = spec["podFailurePolicy"]
    word(spec["podReplacementPolicy"], policy.exists ? ["Failed"] : ["Failed", "TerminatingOrFailed"])
    podTemplate(spec["template"], labelledBy: Self.isLabelled(spec["template"]) ? nil : label)
    let restart = spec["template"]["spec"]["restartPolicy"]
    // An absent one is defaulted to Always, which no job may have.
    if restart.isEmptyText {
      notSupported(restart, GoText.quoted("Always"), ["OnFailure", "Never"])
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

  private mutating func completionMode(_ spec: Field, isIndexed: Bool) {
    let mode = spec["completionMode"]
    word(mode, ["Indexed", "NonIndexed"])
    guard isIndexed else { return }
    if !spec["completions"].exists { required(spec["completions"], "when completion mode is Indexed") }
    if let value = spec["parallelism"].integer, value > 100_000 {
      invalid(
        spec["parallelism"], String(value), "must be less than or equal to 100000 when completion mode is Indexed")
    }
  }

  mutating func cronJob(_ cronJob: Field) {
    metadata(cronJob["metadata"], name: .subdomain, isNamespaced: true)
    let spec = cronJob["spec"]
    let schedule = spec["schedule"]
    if schedule.isEmptyText {
      required(schedule)
    } else if let problem = CronSchedule.problem(schedule.text) {
      invalid(schedule, nil, problem)
    }
    nonNegative(spec["startingDeadlineSeconds"])
    if spec["timeZone"].exists, spec["timeZone"].isEmptyText {
      invalid(spec["timeZone"], nil, "must be nil or non-empty string")
    }
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
    if let name = Self.storedName(cronJob["metadata"]), name.text.utf8.count > 52 {
      invalid(
        cronJob["metadata"]["name"], GoText.quoted(name.text), "must be no more than 52 characters", at: name.position)
    }
  }
}
