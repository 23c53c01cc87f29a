extension BuiltInRoles {
  /// The cluster roles of controllers, each bound to the service account of its name in `kube-system`; written as ``text`` is.
  ///
  /// Source: as there.
  static let controllers = """
    attachdetach-controller
    list,watch : core : persistentvolumes,persistentvolumeclaims
    get,list,watch : core : nodes
    patch,update : core : nodes/status
    list,watch : core : pods
    create,delete,get,list,watch : storage.k8s.io : volumeattachments
    get,list,watch : storage.k8s.io : csidrivers,csinodes

    clusterrole-aggregation-controller
    escalate,get,list,patch,update,watch : rbac.authorization.k8s.io : clusterroles

    cronjob-controller
    get,list,update,watch : batch : cronjobs
    create,delete,get,list,patch,update,watch : batch : jobs
    update : batch : cronjobs/status
    update : batch : cronjobs/finalizers
    delete,list : core : pods

    daemon-set-controller
    get,list,watch : apps,extensions : daemonsets
    update : apps,extensions : daemonsets/status
    update : apps,extensions : daemonsets/finalizers
    list,watch : core : nodes
    create,delete,list,patch,watch : core : pods
    create : core : pods/binding
    create,delete,get,list,patch,update,watch : apps : controllerrevisions

    deployment-controller
    get,list,update,watch : apps,extensions : deployments
    update : apps,extensions : deployments/status
    update : apps,extensions : deployments/finalizers
    create,delete,get,list,patch,update,watch : apps,extensions : replicasets
    get,list,update,watch : core : pods

    disruption-controller
    get,list,watch : apps,extensions : deployments
    get,list,watch : apps,extensions : replicasets
    get,list,watch : core : replicationcontrollers
    get,list,watch : policy : poddisruptionbudgets
    get,list,watch : apps : statefulsets
    update : policy : poddisruptionbudgets/status
    get,list,watch : core : pods
    patch,update : core : pods/status
    get : * : */scale

    endpoint-controller
    get,list,watch : core : pods,services
    create,delete,get,list,update : core : endpoints
    create : core : endpoints/restricted

    endpointslice-controller
    get,list,watch : core : nodes,pods,services
    update : core : services/finalizers
    create,delete,get,list,update : discovery.k8s.io : endpointslices
    create : discovery.k8s.io : endpointslices/restricted

    endpointslicemirroring-controller
    get,list,watch : core : endpoints,services
    update : core : services/finalizers
    update : core : endpoints/finalizers
    create,delete,get,list,update : discovery.k8s.io : endpointslices
    create : discovery.k8s.io : endpointslices/restricted

    ephemeral-volume-controller
    update : core : pods/finalizers
    get,list,watch : core : pods
    create,get,list,watch : core : persistentvolumeclaims

    expand-controller
    get,list,patch,update,watch : core : persistentvolumes
    patch,update : core : persistentvolumeclaims/status
    get,list,watch : core : persistentvolumeclaims

    resource-claim-controller
    update : core : pods/finalizers
    get,list,watch : core : pods
    create,delete,get,list,watch : resource.k8s.io : resourceclaims
    get,list,watch : resource.k8s.io : resourceclaimtemplates
    patch,update : resource.k8s.io : resourceclaims,resourceclaims/status
    patch,update : core : pods/status

    device-taint-eviction-controller
    get,list,watch : core : pods
    patch,update : core : pods/status
    delete : core : pods
    get,list,watch : resource.k8s.io : resourceclaims,resourceslices,deviceclasses,devicetaintrules
    patch,update : resource.k8s.io : devicetaintrules/status

    generic-garbage-collector
    delete,get,list,patch,update,watch : * : *

    horizontal-pod-autoscaler
    get,list,watch : autoscaling : horizontalpodautoscalers
    update : autoscaling : horizontalpodautoscalers/status
    get,update : * : */scale
    list : core : pods
    list : metrics.k8s.io : pods
    get,list : custom.metrics.k8s.io : *
    get,list : external.metrics.k8s.io : *

    job-controller
    get,list,patch,update,watch : batch : jobs
    update : batch : jobs/status
    update : batch : jobs/finalizers
    create,delete,list,patch,watch : core : pods

    namespace-controller
    delete,get,list,watch : core : namespaces
    update : core : namespaces/finalize,namespaces/status
    delete,deletecollection,get,list : * : *

    node-controller
    delete,get,list,patch,update : core : nodes
    patch,update : core : nodes/status
    patch,update : core : pods/status
    delete,list : core : pods
    get,list,update : networking.k8s.io : clustercidrs

    persistent-volume-binder
    create,delete,get,list,update,watch : core : persistentvolumes
    update : core : persistentvolumes/status
    get,list,update,watch : core : persistentvolumeclaims
    update : core : persistentvolumeclaims/status
    create,delete,get,list,watch : core : pods
    get,list,watch : storage.k8s.io : storageclasses
    create,delete,get : core : endpoints,services
    get,list : core : secrets
    get,list : core : nodes
    watch : core : events

    pod-garbage-collector
    delete,list,watch : core : pods
    get,list : core : nodes
    patch,update : core : pods/status

    replicaset-controller
    get,list,update,watch : apps,extensions : replicasets
    update : apps,extensions : replicasets/status
    update : apps,extensions : replicasets/finalizers
    create,delete,list,patch,watch : core : pods

    replication-controller
    get,list,update,watch : core : replicationcontrollers
    update : core : replicationcontrollers/status
    update : core : replicationcontrollers/finalizers
    create,delete,list,patch,watch : core : pods

    resourcequota-controller
    list,watch : * : *
    update : core : resourcequotas/status

    route-controller
    list,watch : core : nodes
    patch : core : nodes/status

    service-account-controller
    create : core : serviceaccounts

    service-controller
    get,list,watch : core : services
    patch,update : core : services/status
    list,watch : core : nodes

    statefulset-controller
    list,watch : core : pods
    get,list,watch : apps : statefulsets
    update : apps : statefulsets/status
    update : apps : statefulsets/finalizers
    create,delete,get,patch,update : core : pods
    create,delete,get,list,patch,update,watch : apps : controllerrevisions
    create,get : core : persistentvolumeclaims
    delete,update : core : persistentvolumeclaims

    ttl-controller
    list,patch,update,watch : core : nodes

    certificate-controller
    delete,get,list,watch : certificates.k8s.io : certificatesigningrequests
    update : certificates.k8s.io : certificatesigningrequests/approval,certificatesigningrequests/status
    approve : certificates.k8s.io : signers : kubernetes.io/kube-apiserver-client-kubelet
    sign : certificates.k8s.io : signers : kubernetes.io/kube-apiserver-client,\
    kubernetes.io/kube-apiserver-client-kubelet,kubernetes.io/kubelet-serving,kubernetes.io/legacy-unknown
    create : authorization.k8s.io : subjectaccessreviews

    pvc-protection-controller
    get,list,update,watch : core : persistentvolumeclaims
    get,list,watch : core : pods

    pv-protection-controller
    get,list,update,watch : core : persistentvolumes

    ttl-after-finished-controller
    delete,get,list,watch : batch : jobs

    root-ca-cert-publisher
    create,update : core : configmaps

    validatingadmissionpolicy-status-controller
    get,list,watch : admissionregistration.k8s.io : validatingadmissionpolicies
    get,patch,update : admissionregistration.k8s.io : validatingadmissionpolicies/status
    get,list,watch : apiextensions.k8s.io : customresourcedefinitions

    legacy-service-account-token-cleaner
    get : core : configmaps : kube-apiserver-legacy-service-account-token-tracking
    delete,patch : core : secrets

    service-cidrs-controller
    get,list,patch,update,watch : networking.k8s.io : servicecidrs
    patch,update : networking.k8s.io : servicecidrs/finalizers
    patch,update : networking.k8s.io : servicecidrs/status
    get,list,watch : networking.k8s.io : ipaddresses

    volumeattributesclass-protection-controller
    list,watch : core : persistentvolumeclaims
    list,watch : core : persistentvolumes
    get,list,update,watch : storage.k8s.io : volumeattributesclasses

    selinux-warning-controller
    get,list,watch : core : persistentvolumes,persistentvolumeclaims
    get,list,watch : core : pods
    get,list,watch : storage.k8s.io : csidrivers
    """
}
