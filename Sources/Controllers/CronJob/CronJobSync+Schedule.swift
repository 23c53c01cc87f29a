import Kubernetes
import SourceText
import Store
import Symbols

/// Whether a Job is due.
extension CronJobSync {
  mutating func schedule(_ step: inout ControllerStep) {
    var zone = TimeZoneRules.utc
    if let name = cronJob.spec["timeZone"].string {
      guard let rules = TimeZoneDatabase.rules(name) else {
        if TimeZoneDatabase.isThere {
          let message = "invalid timeZone: \(GoText.quoted(name)): unknown time zone \(name)"
          step.event("UnknownTimeZone", message, on: cronJob, isWarning: true)
        } else {
          step.note("time zone \(name) is not modelled: this system has no time zone database")
        }
        return
      }
      zone = rules
    }
    if cronJob.spec["suspend"].isTrue {
      step.note("the CronJob is suspended")
      return
    }
    let text = cronJob.spec["schedule"].text
    let times: ScheduleTimes
    do throws(CronSchedule.Problem) {
      times = ScheduleTimes(schedule: try CronSchedule(text), zone: zone, now: context.now.seconds)
    } catch {
      let message = "unparseable schedule: \(GoText.quoted(text)) : \(error.text)"
      step.event("UnparseableSchedule", message, on: cronJob, isWarning: true)
      return
    }
    let start = status["lastScheduleTime"].moment ?? cronJob.creation ?? Moment(seconds: ScheduleTimes.never)
    let deadline = cronJob.spec["startingDeadlineSeconds"].int.map { max($0, 0) }
    let earliest = deadline.map { max(start, context.now.adding(-$0)) } ?? start
    guard let last = times.last(since: earliest.seconds) else {
      // The blank is there.
      let message = "invalid schedule: \(text) : time difference between two schedules is less than 1 second"
      step.event("InvalidSchedule", message, on: cronJob, isWarning: true)
      return
    }
    if let due = last.time {
      if last.missed > 100 {
        let advice = "Set or decrease .spec.startingDeadlineSeconds or check clock skew"
        step.event("TooManyMissedTimes", "too many missed start times. \(advice)", on: cronJob, isWarning: true)
      }
      if !launch(Moment(seconds: due), deadline, &step) { return }
    } else {
      step.note("no time of the schedule has come")
    }
    lookAgain(at: times.next(since: start.seconds), &step)
  }

  /// Starts a Job unless something is against it.
  ///
  /// - Returns: whether the step went on to its end.
  private mutating func launch(_ due: Moment, _ deadline: Int64?, _ step: inout ControllerStep) -> Bool {
    // It looks a little after now.
    if let deadline, due.adding(deadline) <= context.now {
      step.event(
        "MissSchedule", "Missed scheduled time to start a job: \(HTTPDate.text(due))", on: cronJob, isWarning: true)
      return true
    }
    let name = "\(cronJob.name)-\(due.seconds / 60)"
    if active.contains(where: { $0["name"].text == name && $0["namespace"].text == cronJob.namespace })
      || status["lastScheduleTime"].moment == due
    {
      step.note("the Job of \(due.text) was started")
      return true
    }
    switch cronJob.spec["concurrencyPolicy"].text {
    case "Forbid" where !active.isEmpty:
      let message = "Not starting job because prior execution is running and concurrency policy is Forbid"
      step.event("JobAlreadyActive", message, on: cronJob)
      return true
    case "Replace": if !replaceActive(&step) { return false }
    default: break
    }
    let key = ObjectKey(namespace: cronJob.namespace, name: name)
    var reference: Value = [
      "apiVersion": "batch/v1", "kind": "Job", "name": .text(name), "namespace": .text(key.namespace),
    ]
    if let there = context.cluster.object("Job", key) {
      if there.controller?.uid != cronJob.uid || active.contains(where: { $0["uid"].text == there.uid }) {
        return false
      }
      reference["uid"] = .text(there.uid)
      reference["resourceVersion"] = there.metadata["resourceVersion"]
    } else {
      step.create("Job", in: cronJob.namespace, job(name, due))
      step.event("SuccessfulCreate", "Created job \(name)", on: cronJob)
      // As if all objects had been stored one after another, and this one next.
      reference["uid"] = .text("made/\(name)")
      reference["resourceVersion"] = .text(String(101 + context.cluster.count))
    }
    status["active"] = .list(active + [reference])
    status["lastScheduleTime"] = due.value
    isChanged = true
    return true
  }

  /// The Job of a time, which is told in the time zone of the CronJob.
  private func job(_ name: String, _ due: Moment) -> Value {
    let template = cronJob.spec["jobTemplate"]
    var metadata: Value = ["name": .text(name), "ownerReferences": [OwnerReference(controller: cronJob).value]]
    metadata["labels"] = template["metadata"]["labels"].isEmpty ? .null : template["metadata"]["labels"]
    metadata["annotations"] = template["metadata"]["annotations"]
    let zone = cronJob.spec["timeZone"].string.flatMap { TimeZoneDatabase.rules($0) } ?? .utc
    metadata["annotations"]["batch.kubernetes.io/cronjob-scheduled-timestamp"] = .text(zone.text(due.seconds))
    return ["metadata": metadata, "spec": template["spec"], "status": .mapping(Mapping())]
  }
}
