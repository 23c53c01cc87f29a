import SourceText
import YAML

/// Texts as the files of a dump.
enum Dump {
  static func files(_ texts: [String]) -> [YAMLFile] {
    let sources = SourceMap()
    return texts.enumerated().map { number, text in
      YAMLReader.read(sources.add(path: "dump-\(number).yaml", bytes: Array(text.utf8)))
    }
  }

  /// Objects that have, beside what placement reads, a text that must not get out in every place that can hold one.
  static let withSecrets = """
    apiVersion: v1
    kind: List
    metadata: {resourceVersion: "", selfLink: HIDDEN}
    items:
      - apiVersion: v1
        kind: Secret
        metadata: {name: database, namespace: shop}
        data: {password: HIDDEN}
      - apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {key: HIDDEN}
      - apiVersion: v1
        kind: Node
        metadata:
          name: node-a
          uid: 2a5b0c1e-0000-4000-8000-000000000001
          annotations: {note: HIDDEN, volumes.kubernetes.io/controller-managed-attach-detach: HIDDEN}
          labels: {pool: general, kubernetes.io/hostname: node-a}
          managedFields: [{manager: HIDDEN, fieldsV1: {"f:HIDDEN": {}}}]
        spec:
          providerID: HIDDEN
          podCIDR: 10.0.1.0/24
          taints: [{key: dedicated, value: shop, effect: NoSchedule, timeAdded: HIDDEN}]
        status:
          addresses: [{type: InternalIP, address: HIDDEN}]
          nodeInfo: {machineID: HIDDEN, kubeletVersion: HIDDEN}
          conditions: [{type: Ready, status: "True", message: HIDDEN}]
          allocatable: {cpu: "4", memory: 16Gi, pods: "110"}
          images: [{names: ["registry.example/web:1"], sizeBytes: 52428800}]
      - apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          namespace: shop
          annotations: {kubectl.kubernetes.io/last-applied-configuration: HIDDEN}
          labels: {app: web}
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: "1", controller: true, HIDDEN: x}]
        spec:
          nodeName: node-a
          hostname: HIDDEN
          serviceAccountName: HIDDEN
          imagePullSecrets: [{name: HIDDEN}]
          dnsConfig: {nameservers: [HIDDEN]}
          hostAliases: [{ip: HIDDEN, hostnames: [HIDDEN]}]
          tolerations: [{key: dedicated, operator: Equal, value: shop}]
          containers:
            - name: web
              image: registry.example/web:1
              command: [HIDDEN]
              args: [HIDDEN]
              workingDir: HIDDEN
              env: [{name: HIDDEN, value: HIDDEN}, {name: A, valueFrom: {secretKeyRef: {name: HIDDEN, key: HIDDEN}}}]
              envFrom: [{secretRef: {name: HIDDEN}}]
              ports: [{name: HIDDEN, containerPort: 80, hostPort: 8080}]
              volumeMounts: [{name: HIDDEN, mountPath: HIDDEN}]
              livenessProbe: {httpGet: {path: HIDDEN, port: 80}}
              lifecycle: {preStop: {exec: {command: [HIDDEN]}}}
              resources: {requests: {cpu: 500m}}
          volumes:
            - {name: HIDDEN, secret: {secretName: HIDDEN}}
            - {name: HIDDEN, configMap: {name: HIDDEN}}
            - {name: HIDDEN, projected: {sources: [{serviceAccountToken: {path: HIDDEN}}]}}
            - {name: data, persistentVolumeClaim: {claimName: data-web}}
        status:
          phase: Running
          podIP: HIDDEN
          conditions: [{type: Ready, status: "True", message: HIDDEN, reason: HIDDEN}]
          containerStatuses: [{name: web, containerID: HIDDEN, imageID: HIDDEN, ready: true}]
      - apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-1, annotations: {pv.kubernetes.io/provisioned-by: HIDDEN}}
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          csi:
            driver: ebs.csi.aws.com
            volumeHandle: vol-1
            volumeAttributes: {key: HIDDEN}
            nodeStageSecretRef: {name: HIDDEN}
      - apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast}
        provisioner: ebs.csi.aws.com
        parameters: {kmsKeyId: HIDDEN}
        mountOptions: [HIDDEN]
      - apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: HIDDEN}

    """
}
