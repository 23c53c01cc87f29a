extension KindText {
  static let condition: StaticString = """
    Condition
      type: string keep
      status: string(ConditionStatus) keep
      observedGeneration: int64
      lastTransitionTime: time
      reason: string
      message: string
    """
}
