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
      metadata: ObjectMeta always
      involvedObject: ObjectReference always in v1
      reason: string
      message: string in v1
      source: EventSource always in v1
      firstTimestamp: time always in v1
      lastTimestamp: time always in v1
      count: int32 in v1
      type: string
      eventTime: microTime always
      series: EventSeries
      action: string
      related: ObjectReference
      reportingComponent: string always in v1
      reportingInstance: string always
      regarding: ObjectReference always in events.k8s.io/v1
      note: string in events.k8s.io/v1
      deprecatedSource: EventSource always in events.k8s.io/v1
      deprecatedFirstTimestamp: time always in events.k8s.io/v1
      deprecatedLastTimestamp: time always in events.k8s.io/v1
      deprecatedCount: int32 in events.k8s.io/v1
      reportingController: string in events.k8s.io/v1

    EventSource
      component: string
      host: string

    EventSeries
      count: int32
      lastObservedTime: microTime always
    """
}
