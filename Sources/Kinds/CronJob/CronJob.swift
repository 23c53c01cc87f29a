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
      metadata: ObjectMeta always keep self owner
      spec: CronJobSpec always keep
      status: CronJobStatus always

    CronJobSpec
      schedule: string always keep
      timeZone: string optional
      startingDeadlineSeconds: int64 optional
      concurrencyPolicy: string(ConcurrencyPolicy) = Allow zero
      suspend: bool optional = false keep
      jobTemplate: JobTemplateSpec always keep
      successfulJobsHistoryLimit: int32 optional = 3
      failedJobsHistoryLimit: int32 optional = 1

    JobTemplateSpec
      metadata: ObjectMeta always
      spec: JobSpec always keep

    CronJobStatus
      active: [ObjectReference]
      lastScheduleTime: time
      lastSuccessfulTime: time
    """
}
