extension KindText {
  static let securityContext: StaticString = """
    SecurityContext
      capabilities: Capabilities keep
      privileged: bool optional keep
      seLinuxOptions: SELinuxOptions keep
      windowsOptions: WindowsSecurityContextOptions keep
      runAsUser: int64 optional keep
      runAsGroup: int64 optional
      runAsNonRoot: bool optional keep
      readOnlyRootFilesystem: bool optional
      allowPrivilegeEscalation: bool optional keep
      procMount: string(ProcMountType) optional keep
      seccompProfile: SeccompProfile keep
      appArmorProfile: AppArmorProfile keep

    PodSecurityContext
      seLinuxOptions: SELinuxOptions keep
      windowsOptions: WindowsSecurityContextOptions keep
      runAsUser: int64 optional keep
      runAsGroup: int64 optional
      runAsNonRoot: bool optional keep
      supplementalGroups: [int64]
      supplementalGroupsPolicy: string(SupplementalGroupsPolicy) optional
      fsGroup: int64 optional
      sysctls: [Sysctl] keep
      fsGroupChangePolicy: string(PodFSGroupChangePolicy) optional
      seccompProfile: SeccompProfile keep
      appArmorProfile: AppArmorProfile keep
      seLinuxChangePolicy: string(PodSELinuxChangePolicy) optional

    AppArmorProfile
      type: string(AppArmorProfileType) always keep
      localhostProfile: string optional

    Capabilities
      add: [string(Capability)] keep
      drop: [string(Capability)] keep

    SELinuxOptions
      user: string keep
      role: string keep
      type: string keep
      level: string

    SeccompProfile
      type: string(SeccompProfileType) always keep
      localhostProfile: string optional

    Sysctl
      name: string always keep
      value: string always

    WindowsSecurityContextOptions
      gmsaCredentialSpecName: string optional
      gmsaCredentialSpec: string optional
      runAsUserName: string optional
      hostProcess: bool optional keep
    """
}
