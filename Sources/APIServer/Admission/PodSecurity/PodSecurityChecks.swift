/// Every check of the Pod Security Standards: those of `baseline` by id, then those of `restricted` by id.
enum PodSecurityChecks {
  static let all: [PodSecurityCheck] = [
    .appArmorProfile, .capabilitiesBaseline, .hostNamespaces, .hostPathVolumes, .hostPorts, .hostProbesAndHostLifecycle,
    .privileged, .procMount, .seLinuxOptions, .seccompProfileBaseline, .sysctls, .windowsHostProcess,

    .allowPrivilegeEscalation, .capabilitiesRestricted, .procMountRestricted, .restrictedVolumes, .runAsNonRoot,
    .runAsUser, .seccompProfileRestricted,
  ]
}
