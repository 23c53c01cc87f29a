extension ResourceTable {
  /// What API servers serve by default: version, resource, kind, `cluster` for a kind without namespaces, verbs where they are not all,
  /// the release that brought it; after a colon its subresources, `name@37` for one that came with 1.37.
  ///
  /// Source: what discovery lists at v1.36.3 and v1.37.2.
  static let text = """
    v1 bindings Binding create
    v1 componentstatuses ComponentStatus cluster get,list
    v1 configmaps ConfigMap
    v1 endpoints Endpoints
    v1 events Event
    v1 limitranges LimitRange
    v1 namespaces Namespace cluster create,delete,get,list,patch,update,watch : finalize status
    v1 nodes Node cluster : proxy status
    v1 persistentvolumeclaims PersistentVolumeClaim : status
    v1 persistentvolumes PersistentVolume cluster : status
    v1 pods Pod : attach binding ephemeralcontainers eviction exec log portforward proxy resize status
    v1 podtemplates PodTemplate
    v1 replicationcontrollers ReplicationController : scale status
    v1 resourcequotas ResourceQuota : status
    v1 secrets Secret
    v1 serviceaccounts ServiceAccount : token
    v1 services Service : proxy status
    admissionregistration.k8s.io/v1 mutatingadmissionpolicies MutatingAdmissionPolicy cluster
    admissionregistration.k8s.io/v1 mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding cluster
    admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration cluster
    admissionregistration.k8s.io/v1 validatingadmissionpolicies ValidatingAdmissionPolicy cluster : status
    admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding cluster
    admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration cluster
    apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition cluster : status
    apiregistration.k8s.io/v1 apiservices APIService cluster : status
    apps/v1 controllerrevisions ControllerRevision
    apps/v1 daemonsets DaemonSet : status
    apps/v1 deployments Deployment : scale status
    apps/v1 replicasets ReplicaSet : scale status
    apps/v1 statefulsets StatefulSet : scale status
    authentication.k8s.io/v1 selfsubjectreviews SelfSubjectReview cluster create
    authentication.k8s.io/v1 tokenreviews TokenReview cluster create
    authorization.k8s.io/v1 localsubjectaccessreviews LocalSubjectAccessReview create
    authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview cluster create
    authorization.k8s.io/v1 selfsubjectrulesreviews SelfSubjectRulesReview cluster create
    authorization.k8s.io/v1 subjectaccessreviews SubjectAccessReview cluster create
    autoscaling/v1 horizontalpodautoscalers HorizontalPodAutoscaler : status
    autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler : status
    batch/v1 cronjobs CronJob : status
    batch/v1 jobs Job : status
    certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest cluster : approval status
    coordination.k8s.io/v1 leases Lease
    discovery.k8s.io/v1 endpointslices EndpointSlice
    events.k8s.io/v1 events Event
    flowcontrol.apiserver.k8s.io/v1 flowschemas FlowSchema cluster : status
    flowcontrol.apiserver.k8s.io/v1 prioritylevelconfigurations PriorityLevelConfiguration cluster : status
    networking.k8s.io/v1 ingressclasses IngressClass cluster
    networking.k8s.io/v1 ingresses Ingress : status
    networking.k8s.io/v1 ipaddresses IPAddress cluster
    networking.k8s.io/v1 networkpolicies NetworkPolicy
    networking.k8s.io/v1 servicecidrs ServiceCIDR cluster : status
    node.k8s.io/v1 runtimeclasses RuntimeClass cluster
    policy/v1 poddisruptionbudgets PodDisruptionBudget : status
    rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding cluster
    rbac.authorization.k8s.io/v1 clusterroles ClusterRole cluster
    rbac.authorization.k8s.io/v1 rolebindings RoleBinding
    rbac.authorization.k8s.io/v1 roles Role
    resource.k8s.io/v1 deviceclasses DeviceClass cluster
    resource.k8s.io/v1 resourceclaims ResourceClaim : status
    resource.k8s.io/v1 resourceclaimtemplates ResourceClaimTemplate
    resource.k8s.io/v1 resourceslices ResourceSlice cluster
    scheduling.k8s.io/v1 priorityclasses PriorityClass cluster
    storage.k8s.io/v1 csidrivers CSIDriver cluster
    storage.k8s.io/v1 csinodes CSINode cluster : status@37
    storage.k8s.io/v1 csistoragecapacities CSIStorageCapacity
    storage.k8s.io/v1 storageclasses StorageClass cluster
    storage.k8s.io/v1 volumeattachments VolumeAttachment cluster : status
    storage.k8s.io/v1 volumeattributesclasses VolumeAttributesClass cluster
    certificates.k8s.io/v1 clustertrustbundles ClusterTrustBundle cluster since 1.37
    certificates.k8s.io/v1 podcertificaterequests PodCertificateRequest since 1.37 : status
    resource.k8s.io/v1 devicetaintrules DeviceTaintRule cluster since 1.37 : status
    storagemigration.k8s.io/v1 storageversionmigrations StorageVersionMigration cluster since 1.37 : status
    """
}
