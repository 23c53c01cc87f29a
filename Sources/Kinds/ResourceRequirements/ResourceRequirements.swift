extension KindText {
  static let resourceRequirements: StaticString = """
    ResourceRequirements
      limits: resources keep
      requests: resources keep
      claims: [ResourceClaim] keys name

    ResourceClaim
      name: string always
      request: string
    """
}
