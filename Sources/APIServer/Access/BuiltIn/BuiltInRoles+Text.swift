extension BuiltInRoles {
  /// The cluster roles that every API server makes for users and for what runs beside it.
  ///
  /// `role NAME LABEL...`, then its rules: `verbs : groups : resources : names`, `core` being the group without a name, or `verbs ! paths`.
  /// `joins LABEL` makes it the sum of the roles with a label; `to KIND NAME...` binds it in the whole cluster.
  ///
  /// Source: the policy that kube-apiserver v1.36 makes at its start, "Using RBAC Authorization" in Kubernetes' documentation.
  static let text = """
    role cluster-admin
    * : * : *
    * ! *
    to Group system:masters

    role system:discovery
    get ! /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/
    to Group system:authenticated

    role system:public-info-viewer
    get ! /healthz,/livez,/readyz,/version,/version/
    to Group system:authenticated system:unauthenticated

    role system:monitoring
    get ! /healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*
    to Group system:monitoring

    role system:basic-user
    create : authorization.k8s.io : selfsubjectaccessreviews,selfsubjectrulesreviews
    create : authentication.k8s.io : selfsubjectreviews
    to Group system:authenticated

    role admin
    joins rbac.authorization.k8s.io/aggregate-to-admin

    role edit rbac.authorization.k8s.io/aggregate-to-admin
    joins rbac.authorization.k8s.io/aggregate-to-edit

    role view rbac.authorization.k8s.io/aggregate-to-edit
    joins rbac.authorization.k8s.io/aggregate-to-view

    role system:aggregate-to-admin rbac.authorization.k8s.io/aggregate-to-admin
    create : authorization.k8s.io : localsubjectaccessreviews
    create,delete,deletecollection,get,list,patch,update,watch : rbac.authorization.k8s.io : roles,rolebindings

    role system:aggregate-to-edit rbac.authorization.k8s.io/aggregate-to-edit
    get,list,watch : core : pods/attach,pods/proxy,pods/exec,pods/portforward,secrets,services/proxy
    impersonate : core : serviceaccounts
    create,delete,deletecollection,patch,update : core : pods,pods/attach,pods/proxy,pods/exec,pods/portforward
    create : core : pods/eviction
    create,delete,deletecollection,patch,update : core : replicationcontrollers,replicationcontrollers/scale,\
    serviceaccounts,services,services/proxy,persistentvolumeclaims,configmaps,secrets,events
    create : core : serviceaccounts/token
    create,delete,deletecollection,patch,update : apps : statefulsets,statefulsets/scale,daemonsets,deployments,\
    deployments/scale,deployments/rollback,replicasets,replicasets/scale
    create,delete,deletecollection,patch,update : autoscaling : horizontalpodautoscalers
    create,delete,deletecollection,patch,update : batch : jobs,cronjobs
    create,delete,deletecollection,patch,update : extensions : daemonsets,deployments,deployments/scale,\
    deployments/rollback,ingresses,replicasets,replicasets/scale,replicationcontrollers/scale,networkpolicies
    create,delete,deletecollection,patch,update : policy : poddisruptionbudgets
    create,delete,deletecollection,patch,update : networking.k8s.io : networkpolicies,ingresses
    create,delete,deletecollection,get,list,patch,update,watch : coordination.k8s.io : leases
    create,delete,deletecollection,patch,update : events.k8s.io : events
    create,delete,deletecollection,patch,update : resource.k8s.io : resourceclaims,resourceclaimtemplates

    role system:aggregate-to-view rbac.authorization.k8s.io/aggregate-to-view
    get,list,watch : core : pods,replicationcontrollers,replicationcontrollers/scale,serviceaccounts,services,\
    endpoints,persistentvolumeclaims,persistentvolumeclaims/status,configmaps
    get,list,watch : core : limitranges,resourcequotas,bindings,events,pods/status,resourcequotas/status,\
    namespaces/status,replicationcontrollers/status,pods/log,services/status
    get,list,watch : core : namespaces
    get,list,watch : discovery.k8s.io : endpointslices
    get,list,watch : apps : controllerrevisions,statefulsets,statefulsets/status,statefulsets/scale,daemonsets,\
    daemonsets/status,deployments,deployments/status,deployments/scale,replicasets,replicasets/status,replicasets/scale
    get,list,watch : autoscaling : horizontalpodautoscalers,horizontalpodautoscalers/status
    get,list,watch : batch : jobs,cronjobs,cronjobs/status,jobs/status
    get,list,watch : extensions : daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,\
    ingresses,ingresses/status,replicasets,replicasets/scale,replicasets/status,replicationcontrollers/scale,networkpolicies
    get,list,watch : policy : poddisruptionbudgets,poddisruptionbudgets/status
    get,list,watch : networking.k8s.io : networkpolicies,ingresses,ingresses/status
    get,list,watch : events.k8s.io : events
    get,list,watch : resource.k8s.io : resourceclaims,resourceclaims/status,resourceclaimtemplates

    role system:heapster
    get,list,watch : core : events,pods,nodes,namespaces
    get,list,watch : extensions : deployments

    role system:node
    create : authentication.k8s.io : tokenreviews
    create : authorization.k8s.io : localsubjectaccessreviews,subjectaccessreviews
    get,list,watch : core : services
    create,get,list,watch : core : nodes
    patch,update : core : nodes/status
    patch,update : core : nodes
    get,list,watch : core : pods
    create,delete : core : pods
    patch,update : core : pods/status
    create : core : pods/eviction
    get,list,watch : core : configmaps,secrets
    get : core : persistentvolumeclaims,persistentvolumes
    get : core : endpoints
    create,get,list,watch : certificates.k8s.io : certificatesigningrequests
    create,delete,get,patch,update : coordination.k8s.io : leases
    get : storage.k8s.io : volumeattachments
    create : core : serviceaccounts/token
    get,patch,update : core : persistentvolumeclaims/status
    get,list,watch : storage.k8s.io : csidrivers
    create,delete,get,patch,update : storage.k8s.io : csinodes
    get,list,watch : node.k8s.io : runtimeclasses
    get : resource.k8s.io : resourceclaims
    create,delete,deletecollection,get,list,patch,update,watch : resource.k8s.io : resourceslices
    get,list,watch : certificates.k8s.io : clustertrustbundles
    create,get,list,watch : certificates.k8s.io : podcertificaterequests
    create,patch,update : core,events.k8s.io : events
    to

    role system:node-problem-detector
    get : core : nodes
    patch : core : nodes/status
    create,patch,update : core,events.k8s.io : events

    role system:kubelet-api-admin
    get,list,watch : core : nodes
    proxy : core : nodes
    * : core : nodes/log,nodes/metrics,nodes/proxy,nodes/stats,nodes/configz,nodes/healthz,nodes/pods

    role system:node-bootstrapper
    create,get,list,watch : certificates.k8s.io : certificatesigningrequests

    role system:auth-delegator
    create : authentication.k8s.io : tokenreviews
    create : authorization.k8s.io : subjectaccessreviews

    role system:kube-aggregator
    get,list,watch : core : services,endpoints

    role system:kube-controller-manager
    create,patch,update : core,events.k8s.io : events
    create : coordination.k8s.io : leases
    get,update : coordination.k8s.io : leases : kube-controller-manager
    create : core : secrets,serviceaccounts
    delete : core : secrets
    get : core : namespaces,secrets,serviceaccounts,configmaps
    update : core : secrets,serviceaccounts
    create : authentication.k8s.io : tokenreviews
    create : authorization.k8s.io : subjectaccessreviews
    list,watch : * : *
    create : core : serviceaccounts/token
    to User system:kube-controller-manager

    role system:kube-dns
    list,watch : core : endpoints,services
    to ServiceAccount kube-dns

    role system:persistent-volume-provisioner
    create,delete,get,list,watch : core : persistentvolumes
    get,list,update,watch : core : persistentvolumeclaims
    get,list,watch : storage.k8s.io : storageclasses
    list,watch : core : events
    create,patch,update : core,events.k8s.io : events

    role system:service-account-issuer-discovery
    get ! /.well-known/openid-configuration,/.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/
    to Group system:serviceaccounts

    role system:volume-scheduler
    get,list,patch,update,watch : core : persistentvolumes
    get,list,watch : storage.k8s.io : storageclasses
    get,list,patch,update,watch : core : persistentvolumeclaims
    to User system:kube-scheduler

    role system:kube-scheduler
    create,patch,update : core,events.k8s.io : events
    create : coordination.k8s.io : leases
    get,list,watch : coordination.k8s.io : leases
    get,update : coordination.k8s.io : leases : kube-scheduler
    get,list,watch : core : nodes
    delete,get,list,watch : core : pods
    create : core : bindings,pods/binding
    patch,update : core : pods/status
    get,list,watch : core : replicationcontrollers,services
    get,list,watch : apps,extensions : replicasets
    get,list,watch : apps : statefulsets
    get,list,watch : policy : poddisruptionbudgets
    get,list,watch : core : persistentvolumeclaims,persistentvolumes
    create : authentication.k8s.io : tokenreviews
    create : authorization.k8s.io : subjectaccessreviews
    get,list,watch : storage.k8s.io : csinodes,csidrivers,csistoragecapacities,volumeattachments
    get,list,watch : core : namespaces
    get,list,watch : resource.k8s.io : deviceclasses,resourceslices
    get,list,patch,update,watch : resource.k8s.io : resourceclaims
    patch,update : resource.k8s.io : resourceclaims/status
    get,list,watch : resource.k8s.io : devicetaintrules
    get,list,watch : scheduling.k8s.io : workloads,podgroups
    patch,update : scheduling.k8s.io : podgroups/status
    to User system:kube-scheduler

    role system:node-proxier
    list,watch : core : services,endpoints
    get,list,watch : core : nodes
    create,patch,update : core,events.k8s.io : events
    list,watch : discovery.k8s.io : endpointslices
    list,watch : networking.k8s.io : servicecidrs
    to User system:kube-proxy

    role system:certificates.k8s.io:certificatesigningrequests:nodeclient
    create : certificates.k8s.io : certificatesigningrequests/nodeclient

    role system:certificates.k8s.io:certificatesigningrequests:selfnodeclient
    create : certificates.k8s.io : certificatesigningrequests/selfnodeclient

    role system:certificates.k8s.io:kube-apiserver-client-approver
    approve : certificates.k8s.io : signers : kubernetes.io/kube-apiserver-client

    role system:certificates.k8s.io:kube-apiserver-client-kubelet-approver
    approve : certificates.k8s.io : signers : kubernetes.io/kube-apiserver-client-kubelet

    role system:certificates.k8s.io:kubelet-serving-approver
    approve : certificates.k8s.io : signers : kubernetes.io/kubelet-serving

    role system:certificates.k8s.io:legacy-unknown-approver
    approve : certificates.k8s.io : signers : kubernetes.io/legacy-unknown
    """
}
