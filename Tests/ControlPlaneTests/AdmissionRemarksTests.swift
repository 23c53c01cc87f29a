import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite("What of admission is not played")
struct AdmissionRemarksTests {
  private let unplayed = """
    ---
    {apiVersion: v1, kind: ResourceQuota, metadata: {name: a}}
    ---
    {apiVersion: v1, kind: ResourceQuota, metadata: {name: b}}
    ---
    {apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: a}}
    ---
    {apiVersion: other.io/v1, kind: ResourceQuota, metadata: {name: a}}
    ---
    {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}

    """
  private let namespaces = """
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: default, labels: {pod-security.kubernetes.io/enforce: restricted}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: open, labels: {pod-security.kubernetes.io/enforce: privileged}}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: elsewhere, labels: {pod-security.kubernetes.io/enforce: baseline}}

    """
  private let claimLimits = """
    ---
    apiVersion: v1
    kind: LimitRange
    metadata: {name: volumes}
    spec: {limits: [{type: PersistentVolumeClaim, max: {storage: 1Gi}}]}

    """

  @Test("Each kind and namespace is named once, whichever input it stands in")
  func named() throws {
    #expect(
      try play(cluster: node("n1") + unplayed + namespaces, unplayed + deployment() + deployment(namespace: "open"))
        .assumptions == [
          "MutatingWebhookConfiguration (2 in the input) is not played: pods are admitted as if there were none"
        ])
  }

  @Test("Where no pod goes through admission, that alone is said, of what is asked about such pods")
  func bare() throws {
    let notAsked =
      "pod security \"restricted\" of namespace default is not asked about default/p: bare pods are taken as written "
      + "(--admission, in a test admission: true, sends them through admission)"
    let cluster = node("n1") + unplayed + namespaces
    #expect(
      try play(cluster: cluster + claimLimits, pod("p")).assumptions == [
        "pods of -f are taken as written: LimitRanges and RuntimeClasses do not touch them", notAsked,
      ])
    let run = try play(cluster: cluster, pod("p"))
    #expect(run.assumptions == [notAsked])
    #expect(run.remarks.notPlayed == [])
    #expect(try play(cluster: cluster, pod("p", metadata: ", namespace: open")).assumptions == [])
  }

  @Test("Bounds on claims are named where claims are made")
  func claims() throws {
    let set = workload(.statefulSet, "db", "volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: s}}]")
    #expect(
      try play(cluster: node("n1") + claimLimits, set).assumptions == [
        "LimitRange default/volumes bounds claims, which is not played: claims are made whatever their size",
        "StorageClass s is not in the input: claims made for pods stay unbound",
      ])
    #expect(try play(cluster: node("n1") + claimLimits, deployment()).assumptions == [])
  }
}
