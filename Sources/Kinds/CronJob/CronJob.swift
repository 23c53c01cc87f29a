extension KindText {
  static let cronJob: StaticString = """
    kind CronJob
      resource cronjobs cj
      scope namespaced
      served batch/v1
      once batch/v1beta1 until 1.25, batch/v2alpha1 until 1.21
      is read validated
      plays the pods of one job
      snapshot workloads
      asked always

    CronJob
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self owner
      spec: CronJobSpec keep
      status: CronJobStatus

    CronJobSpec
      schedule: string keep
      timeZone: string
      startingDeadlineSeconds: int64
      concurrencyPolicy: string(ConcurrencyPolicy) = Allow zero
      suspend: bool = false keep
      jobTemplate: JobTemplateSpec keep
      successfulJobsHistoryLimit: int32 = 3
      failedJobsHistoryLimit: int32 = 1

    JobTemplateSpec
      metadata: ObjectMeta
      spec: JobSpec keep

    CronJobStatus
      active: [ObjectReference]
      lastScheduleTime: time
      lastSuccessfulTime: time
    """
}
