extension KindText {
  static let securityContext: StaticString = """
    SecurityContext
      capabilities: Capabilities keep
      privileged: bool keep
      seLinuxOptions: SELinuxOptions keep
      windowsOptions: WindowsSecurityContextOptions keep
      runAsUser: int64 keep
      runAsGroup: int64
      runAsNonRoot: bool keep
      readOnlyRootFilesystem: bool
      allowPrivilegeEscalation: bool keep
      procMount: string(ProcMountType) keep
      seccompProfile: SeccompProfile keep
      appArmorProfile: AppArmorProfile keep

    PodSecurityContext
      seLinuxOptions: SELinuxOptions keep
      windowsOptions: WindowsSecurityContextOptions keep
      runAsUser: int64 keep
      runAsGroup: int64
      runAsNonRoot: bool keep
      supplementalGroups: [int64]
      supplementalGroupsPolicy: string(SupplementalGroupsPolicy)
      fsGroup: int64
      sysctls: [Sysctl] keep
      fsGroupChangePolicy: string(PodFSGroupChangePolicy)
      seccompProfile: SeccompProfile keep
      appArmorProfile: AppArmorProfile keep
      seLinuxChangePolicy: string(PodSELinuxChangePolicy)

    AppArmorProfile
      type: string(AppArmorProfileType) keep
      localhostProfile: string

    Capabilities
      add: [string(Capability)] keep
      drop: [string(Capability)] keep

    SELinuxOptions
      user: string keep
      role: string keep
      type: string keep
      level: string

    SeccompProfile
      type: string(SeccompProfileType) keep
      localhostProfile: string

    Sysctl
      name: string keep
      value: string

    WindowsSecurityContextOptions
      gmsaCredentialSpecName: string
      gmsaCredentialSpec: string
      runAsUserName: string
      hostProcess: bool keep
    """
}
