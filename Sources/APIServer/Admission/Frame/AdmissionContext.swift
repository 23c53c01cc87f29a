public import Kinds
public import Store
public import Versions

/// What admission plugins may ask.
public struct AdmissionContext: Sendable {
  /// All that is stored.
  public let store: ObjectStore
  public let settings: ServerSettings
  public let resources: ResourceTable
  public let now: Moment
  /// Who says whether a user may.
  public let access: AccessControl

  public var version: KubernetesVersion { settings.version }
  public var release: Release { settings.release }
}
