extension KindText {
  static let condition: StaticString = """
    Condition
      type: string always keep
      status: string(ConditionStatus) always keep
      observedGeneration: int64
      lastTransitionTime: time always
      reason: string always
      message: string always
    """
}
