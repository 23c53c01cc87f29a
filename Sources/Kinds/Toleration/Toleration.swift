extension KindText {
  static let toleration: StaticString = """
    Toleration
      key: string keep
      operator: string(TolerationOperator) keep
      value: string names labelValue
      effect: string(TaintEffect) keep
      tolerationSeconds: int64 optional keep
    """
}
