extension KindText {
  static let pod: StaticString = """
    kind Pod
      resource pods po
      scope namespaced
      served v1
      is read validated
      plays scheduling, preemption, what runs already
      snapshot pods
      asked always

    Pod
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self pod annotation seccomp.security.alpha.kubernetes.io/pod
          annotation container.apparmor.security.beta.kubernetes.io/*=container
          annotation container.seccomp.security.alpha.kubernetes.io/*=container
      spec: PodSpec always rule podDefaults
          immutable except activeDeadlineSeconds,containers.image,initContainers.image,ephemeralContainers,schedulingGates,terminationGracePeriodSeconds,tolerations
          keep
      status: PodStatus always keep
    """
}
