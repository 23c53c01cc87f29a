extension RuleSet {
  /// All rules of a kind.
  mutating func validate(_ object: Field, _ kind: ValidatedKind) {
    switch kind {
    case .pod: pod(object)
    case .node: node(object)
    case .persistentVolume: persistentVolume(object)
    case .persistentVolumeClaim: persistentVolumeClaim(object)
    case .namespace: namespace(object)
    case .service: service(object)
    case .replicationController: replicationController(object)
    case .limitRange: limitRange(object)
    case .resourceQuota: resourceQuota(object)
    case .deployment: deployment(object)
    case .replicaSet: replicaSet(object)
    case .statefulSet: statefulSet(object)
    case .daemonSet: daemonSet(object)
    case .job: job(object)
    case .cronJob: cronJob(object)
    case .priorityClass: priorityClass(object)
    case .podDisruptionBudget: podDisruptionBudget(object)
    case .storageClass: storageClass(object)
    case .configMap: configMap(object)
    case .secret: secret(object)
    case .serviceAccount: metadata(object["metadata"], name: .subdomain, isNamespaced: true)
    case .role: role(object)
    case .clusterRole: clusterRole(object)
    case .roleBinding: roleBinding(object, isNamespaced: true)
    case .clusterRoleBinding: roleBinding(object, isNamespaced: false)
    case .ingress: ingress(object)
    case .networkPolicy: networkPolicy(object)
    case .endpointSlice: endpointSlice(object)
    case .controllerRevision: controllerRevision(object)
    case .lease: lease(object)
    case .event: event(object)
    // Has no metadata and rules in the decoder of configurations.
    case .schedulerConfiguration: break
    }
  }
}
