import Kubernetes
import SourceText
import Store
import Symbols

/// One look of the CronJob controller at a CronJob: what became of its Jobs, and whether one is due.
struct CronJobSync {
  /// How long after the second a controller looks: never at a time of a schedule itself.
  private static let delay = 0.3
  /// How long after a time of the schedule it looks again.
  private static let margin = 0.1

  let cronJob: StoredObject
  let context: ControllerContext
  /// Its own, in the order of their names.
  let jobs: [StoredObject]
  var status: Value
  var isChanged = false

  init(_ cronJob: StoredObject, _ context: ControllerContext) {
    self.cronJob = cronJob
    self.context = context
    status = cronJob.status
    jobs = context.cluster.objects("Job", in: cronJob.namespace).filter { $0.controller?.name == cronJob.name }
  }

  var active: [Value] { status["active"].items }

  mutating func run(_ step: inout ControllerStep) {
    cleanUp(&step)
    watch(&step)
    if !cronJob.isBeingDeleted { schedule(&step) }
    if isChanged {
      var body = cronJob.body
      body["status"] = status
      step.update(cronJob, to: body, subresource: "status")
    }
  }

  /// Deletes the oldest Jobs that have ended, beyond those that are kept.
  private mutating func cleanUp(_ step: inout ControllerStep) {
    let complete = jobs.filter { end(of: $0) == "Complete" }
    let failed = jobs.filter { end(of: $0) == "Failed" }
    remove(complete, beyond: cronJob.spec["successfulJobsHistoryLimit"].int, &step)
    remove(failed, beyond: cronJob.spec["failedJobsHistoryLimit"].int, &step)
  }

  private mutating func remove(_ jobs: [StoredObject], beyond limit: Int64?, _ step: inout ControllerStep) {
    guard let limit, Int64(jobs.count) > limit else { return }
    // A Job that never started counts as the youngest.
    let sorted = jobs.sorted { a, b in
      let starts = (a.status["startTime"].moment, b.status["startTime"].moment)
      guard let first = starts.0, let second = starts.1, first != second else {
        return (starts.0 == nil) == (starts.1 == nil) ? a.key < b.key : starts.0 != nil
      }
      return first < second
    }
    for job in sorted.prefix(jobs.count - Int(max(0, limit))) { delete(job, &step) }
  }

  private mutating func delete(_ job: StoredObject, _ step: inout ControllerStep) {
    step.delete(job, DeleteOptions(propagation: "Background"))
    step.event("SuccessfulDelete", "Deleted job \(job.name)", on: cronJob)
    forget(job.uid)
    isChanged = true
  }

  private mutating func forget(_ uid: String) {
    let left = active.filter { $0["uid"].text != uid }
    status["active"] = left.isEmpty ? .null : .list(left)
  }

  /// `Complete` or `Failed`; nil for a Job that has not ended.
  private func end(of job: StoredObject) -> String? {
    job.status["conditions"].items.first { condition in
      ["Complete", "Failed"].contains(condition["type"].text) && condition["status"].string == "True"
    }?["type"].text
  }

  /// Keeps the list of active Jobs up to what became of them.
  private mutating func watch(_ step: inout ControllerStep) {
    for job in jobs {
      let isListed = active.contains { $0["uid"].text == job.uid }
      let end = end(of: job)
      if !isListed, end == nil {
        let message = "Saw a job that the controller did not create or forgot: \(job.name)"
        step.event("UnexpectedJob", message, on: cronJob, isWarning: true)
      } else if isListed, let end {
        forget(job.uid)
        step.event("SawCompletedJob", "Saw completed job: \(job.name), condition: \(end)", on: cronJob)
        isChanged = true
      }
      if end == "Complete" { note(success: job) }
    }
    let known = Set(jobs.map(\.uid))
    for listed in active where !known.contains(listed["uid"].text) {
      let key = ObjectKey(namespace: listed["namespace"].text, name: listed["name"].text)
      if context.cluster.object("Job", key) != nil { continue }
      step.event("MissingJob", "Active job went missing: \(key.name)", on: cronJob)
      forget(listed["uid"].text)
      isChanged = true
    }
  }

  private mutating func note(success job: StoredObject) {
    let completion = job.status["completionTime"]
    let last = status["lastSuccessfulTime"].moment
    if last == nil { isChanged = true }
    guard let moment = completion.moment, last.map({ moment > $0 }) ?? true else { return }
    status["lastSuccessfulTime"] = completion
    isChanged = true
  }

  /// Says when it looks again: soon after a time of the schedule.
  mutating func lookAgain(at next: Int64, _ step: inout ControllerStep) {
    let seconds = Double(Moment(seconds: next).since(context.now))
    step.again = ((seconds + Self.margin - Self.delay) * 10).rounded() / 10
  }

  /// Replaces the Jobs that run.
  mutating func replaceActive(_ step: inout ControllerStep) -> Bool {
    for listed in active {
      let key = ObjectKey(namespace: listed["namespace"].text, name: listed["name"].text)
      guard let job = context.cluster.object("Job", key) else {
        step.error = "jobs.batch \"\(key.name)\" not found"
        step.event("FailedGet", "Get job: \(step.error)", on: cronJob, isWarning: true)
        return false
      }
      delete(job, &step)
    }
    return true
  }
}
