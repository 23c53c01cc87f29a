extension KindText {
  static let event: StaticString = """
    kind Event
      resource events ev
      scope namespaced
      served v1, events.k8s.io/v1
      once events.k8s.io/v1beta1 until 1.25
      is validated

    Event
      apiVersion: string
      kind: string
      metadata: ObjectMeta
      involvedObject: ObjectReference in v1
      reason: string
      message: string in v1
      source: EventSource in v1
      firstTimestamp: time in v1
      lastTimestamp: time in v1
      count: int32 in v1
      type: string
      eventTime: microTime
      series: EventSeries
      action: string
      related: ObjectReference
      reportingComponent: string in v1
      reportingInstance: string
      regarding: ObjectReference in events.k8s.io/v1
      note: string in events.k8s.io/v1
      deprecatedSource: EventSource in events.k8s.io/v1
      deprecatedFirstTimestamp: time in events.k8s.io/v1
      deprecatedLastTimestamp: time in events.k8s.io/v1
      deprecatedCount: int32 in events.k8s.io/v1
      reportingController: string in events.k8s.io/v1

    EventSource
      component: string
      host: string

    EventSeries
      count: int32
      lastObservedTime: microTime
    """
}
