extension SchemaText {
  /// Fields of what every object carries.
  static let metadata = """
    ObjectMeta
      string: generateName name namespace resourceVersion selfLink
      int64: deletionGracePeriodSeconds generation
      time: creationTimestamp deletionTimestamp
      map[string]: annotations labels
      [string]: finalizers
      [ManagedFieldsEntry]: managedFields
      [OwnerReference]: ownerReferences
      string(UID): uid

    ManagedFieldsEntry
      string: apiVersion fieldsType manager subresource
      time: time
      any: fieldsV1
      string(ManagedFieldsOperationType): operation

    OwnerReference
      string: apiVersion kind name
      bool: blockOwnerDeletion controller
      string(UID): uid

    LabelSelector
      [LabelSelectorRequirement]: matchExpressions
      map[string]: matchLabels

    LabelSelectorRequirement
      string: key
      string(LabelSelectorOperator): operator
      [string]: values

    Condition
      string: message reason type
      int64: observedGeneration
      time: lastTransitionTime
      string(ConditionStatus): status

    ObjectReference
      string: apiVersion fieldPath kind name namespace resourceVersion
      string(UID): uid

    LocalObjectReference
      string: name

    SecretReference
      string: name namespace

    TypedLocalObjectReference
      string: apiGroup kind name

    TypedObjectReference
      string: apiGroup kind name namespace
    """
}
