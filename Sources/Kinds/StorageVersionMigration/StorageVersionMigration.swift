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
      metadata: ObjectMeta always
      spec: StorageVersionMigrationSpec always immutable
      status: StorageVersionMigrationStatus always

    StorageVersionMigrationSpec
      resource: GroupResource always

    GroupResource
      group: string always
      resource: string always

    StorageVersionMigrationStatus
      conditions: [Condition] merge type keys type
      resourceVersion: string
    """
}
