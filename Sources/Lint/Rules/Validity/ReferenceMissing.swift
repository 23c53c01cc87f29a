import ControlPlane
import Kubernetes
import SourceText
import Symbols
import YAML

enum ReferenceMissing: Rule {
  static let about = RuleDescription(
    id: "reference-missing", .validity, .error, needs: .objects,
    summary: "pods that name a ConfigMap, Secret, key, ServiceAccount, claim or StorageClass which is not there",
    why:
      "Nobody complains when a Deployment is applied. A ServiceAccount that does not exist keeps its pods from being made; "
      + "a claim, or a claim's class, keeps them Pending; a ConfigMap, a Secret or one of its keys keeps their containers from "
      + "starting (CreateContainerConfigError, or a volume that is never mounted). Each kind is judged where --cluster has "
      + "objects of it: ConfigMaps and ServiceAccounts where it has some of the pod's namespace. What is optional is left out.",
    remedy: "Name an object that there is, or bring it along.",
    bad: [
      Example(
        Sample.deployment(container("envFrom: [{configMapRef: {name: ↓setings}}]")),
        cluster: [Sample.node("a"), object("ConfigMap", "settings", "data: {a: b}")],
        says:
          "there is no ConfigMap setings in namespace default, so no container of its pods starts; did you mean settings?"
      ),
      Example(
        Sample.deployment(container("env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: ↓pasword}}}]")),
        cluster: [Sample.node("a"), object("Secret", "db", "data: {password: eA==}")],
        says: "Secret db has no key pasword, so no container of its pods starts; did you mean password?"),
      Example(
        Sample.deployment("serviceAccountName: ↓api"),
        cluster: [Sample.node("a"), object("ServiceAccount", "default", "")],
        says:
          "there is no ServiceAccount api in namespace default, so the API server refuses its pods and none is made; name one "
          + "that there is, or bring it along"),
      Example(
        Sample.deployment("volumes: [{name: v, persistentVolumeClaim: {claimName: ↓data}}]"),
        cluster: [Sample.node("a"), storageClass],
        says:
          "there is no PersistentVolumeClaim data in namespace default, so its pods stay Pending; name one that there is, or "
          + "bring it along"),
      Example(
        Sample.deployment(
          """
          volumes:
            - name: v
              ephemeral:
                volumeClaimTemplate:
                  spec:
                    accessModes: [ReadWriteOnce]
                    resources: {requests: {storage: 1Gi}}
                    storageClassName: ↓quick
          """),
        cluster: [Sample.node("a"), storageClass],
        says:
          "there is no StorageClass quick, so its pods stay Pending; name one that there is, or bring it along"),
    ],
    good: [
      Example(
        Sample.deployment(container("envFrom: [{configMapRef: {name: settings}}]")) + "\n---\n"
          + object("ConfigMap", "settings", "data: {a: b}"),
        cluster: [Sample.node("a"), object("ConfigMap", "kube-root-ca.crt", "")], about: "it comes along"),
      Example(
        Sample.deployment(container("envFrom: [{configMapRef: {name: settings, optional: true}}]")),
        cluster: [Sample.node("a"), object("ConfigMap", "other", "")], about: "it need not be there"),
      Example(
        Sample.deployment(container("envFrom: [{secretRef: {name: db}}]")), cluster: [Sample.node("a")],
        about: "a cluster of which nobody knows the Secrets"),
      Example(
        Sample.deployment("serviceAccountName: default"),
        cluster: [Sample.node("a"), object("ServiceAccount", "api", "")], about: "every namespace has it"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard !subject.isObserved, let pod = context.writtenPod(of: subject) else { return }
    let known = KnownObjects(context, subject.metadata.namespace)
    for reference in PodReference.all(of: pod) { check(reference, known, &findings) }
  }

  private static func check(_ reference: PodReference, _ known: KnownObjects, _ findings: inout Findings) {
    guard let names = known.names(of: reference.kind) else { return }
    let name = reference.name.symbol
    if names.contains(name) {
      checkKey(reference, known, &findings)
      return
    }
    let near = Spelling.nearest(to: name.text, among: names.map(\.text).sorted())
    let place = reference.kind == .storageClass ? "" : " in namespace \(known.namespace.text)"
    findings.report(
      .exact(reference.name.position),
      "there is no \(reference.kind.rawValue) \(name.text)\(place), so \(reference.kind.consequence); "
        + (near.map { "did you mean \($0)?" } ?? "name one that there is, or bring it along"))
  }

  private static func checkKey(_ reference: PodReference, _ known: KnownObjects, _ findings: inout Findings) {
    guard let key = reference.key, let keys = known.keys(of: reference.kind, reference.name.symbol),
      !keys.contains(key.symbol)
    else { return }
    let near = Spelling.nearest(to: key.text, among: keys.map(\.text).sorted())
    findings.report(
      .exact(key.position),
      "\(reference.kind.rawValue) \(reference.name.text) has no key \(key.text), so \(reference.kind.consequence); "
        + (near.map { "did you mean \($0)?" } ?? "name one that it has"))
  }

  private static func container(_ more: String) -> String {
    """
    containers:
      - name: app
        image: registry.example/app:1.0
        resources: {requests: {cpu: 100m, memory: 64Mi}}
        \(more)
    """
  }

  private static func object(_ kind: String, _ name: String, _ more: String) -> String {
    """
    apiVersion: v1
    kind: \(kind)
    metadata: {name: \(name), namespace: default}
    \(more)
    """
  }

  private static let storageClass = """
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: fast}
    provisioner: example.com/disk
    """
}

extension PodReference.Kind {
  /// What becomes of pods that name one which is not there.
  fileprivate var consequence: String {
    switch self {
    case .configMap, .secret: "no container of its pods starts"
    case .serviceAccount: "the API server refuses its pods and none is made"
    case .claim, .storageClass: "its pods stay Pending"
    }
  }
}
