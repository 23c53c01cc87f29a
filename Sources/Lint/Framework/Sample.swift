/// Whole manifests around the few lines that an example is about.
enum Sample {
  /// A Deployment `web`; `spec` is part of its pods' spec. Its own containers, if it has any, take the place of the
  /// standard one.
  static func deployment(_ spec: String, replicas: Int = 2, labels: String = "app: web") -> String {
    workload("apps/v1", "Deployment", spec, labels: labels, fields: "  replicas: \(replicas)\n")
  }

  static func statefulSet(_ spec: String, replicas: Int = 2, labels: String = "app: web") -> String {
    workload("apps/v1", "StatefulSet", spec, labels: labels, fields: "  serviceName: web\n  replicas: \(replicas)\n")
  }

  static func daemonSet(_ spec: String, namespace: String = "default", labels: String = "app: web") -> String {
    workload("apps/v1", "DaemonSet", spec, namespace: namespace, labels: labels)
  }

  static func workload(
    _ apiVersion: String, _ kind: String, _ spec: String, namespace: String = "default", labels: String = "app: web",
    fields: String = ""
  ) -> String {
    """
    apiVersion: \(apiVersion)
    kind: \(kind)
    metadata:
      name: web
      namespace: \(namespace)
    spec:
    \(fields)  selector:
        matchLabels: {app: web}
      template:
        metadata:
          labels: {\(labels)}
        spec:
    \(indented(withContainers(spec), by: 6))
    """
  }

  static func job(_ spec: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: import
    spec:
      template:
        spec:
          restartPolicy: Never
    \(indented(withContainers(spec), by: 6))
    """
  }

  static func pod(_ spec: String, name: String = "web", labels: String = "app: web") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: \(name)
      labels: {\(labels)}
    spec:
    \(indented(withContainers(spec), by: 2))
    """
  }

  /// A node with room for most; `labels`, `taints` and `allocatable` are the insides of flow mappings and lists.
  static func node(
    _ name: String, labels: String = "", taints: String = "", podCIDR: String = "",
    allocatable: String = "cpu: 4, memory: 16Gi, pods: 110"
  ) -> String {
    let more = labels.isEmpty ? "" : ", \(labels)"
    let fields = (taints.isEmpty ? [] : ["taints: [\(taints)]"]) + (podCIDR.isEmpty ? [] : ["podCIDR: \(podCIDR)"])
    let spec = fields.isEmpty ? "" : "\nspec: {\(fields.joined(separator: ", "))}"
    return """
      apiVersion: v1
      kind: Node
      metadata: {name: \(name), labels: {kubernetes.io/hostname: \(name)\(more)}}\(spec)
      status: {allocatable: {\(allocatable)}}
      """
  }

  private static func withContainers(_ spec: String) -> String {
    let lines = spec.split(separator: "\n").map { $0.filter { $0 != Example.mark } }
    if lines.contains(where: { $0.hasPrefix("containers:") }) { return spec }
    let container = """
      containers:
        - name: app
          image: registry.example/app:1.0
          resources: {requests: {cpu: 100m, memory: 64Mi}}
      """
    return spec.isEmpty ? container : "\(spec)\n\(container)"
  }

  private static func indented(_ text: String, by count: Int) -> String {
    let indent = String(repeating: " ", count: count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }
      .joined(separator: "\n")
  }
}
