extension KindText {
  static let storageVersionMigration: StaticString = """
    kind StorageVersionMigration
      resource storageversionmigrations
      scope cluster
      served storagemigration.k8s.io/v1 since 1.37
      optional storagemigration.k8s.io/v1beta1 since 1.35
      is validated

    StorageVersionMigration
      apiVersion: string
      kind: string
      metadata: ObjectMeta
      spec: StorageVersionMigrationSpec immutable
      status: StorageVersionMigrationStatus

    StorageVersionMigrationSpec
      resource: GroupResource

    GroupResource
      group: string
      resource: string

    StorageVersionMigrationStatus
      conditions: [Condition] merge type keys type
      resourceVersion: string
    """
}
