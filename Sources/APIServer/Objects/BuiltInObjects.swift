import Kinds
public import Store
import Symbols
public import YAML

/// What every cluster has.
enum BuiltInObjects {
  /// The namespaces and priority classes of a new cluster.
  static func create(in server: inout APIServer) {
    for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
      make("namespaces", "", "v1", "Namespace", name, [:], in: &server)
    }
    let place = YAMLDraft.nowhere
    for (name, value, text): (String, Int64, String) in [
      (
        "system-cluster-critical", 2_000_000_000,
        "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."
      ),
      (
        "system-node-critical", 2_000_001_000,
        "Used for system critical pods that must not be moved from their current node."
      ),
    ] {
      make(
        "priorityclasses", "scheduling.k8s.io", "v1", "PriorityClass", name,
        ["value": .number(value, at: place), "description": .text(text, at: place)], in: &server)
    }
    for name in server.store.objects("Namespace").map(\.name) { companions(of: name, in: &server) }
    make(
      "services", "", "v1", "Service", "kubernetes", namespace: "default",
      [
        "spec": .mapping(
          [
            "clusterIP": .text("10.96.0.1", at: place), "clusterIPs": .list([.text("10.96.0.1", at: place)], at: place),
            "ports": .list(
              [
                .mapping(
                  [
                    "name": .text("https", at: place), "port": .number(443, at: place),
                    "targetPort": .number(6443, at: place),
                  ], at: place)
              ], at: place),
          ], at: place)
      ], in: &server)
  }

  /// What controllers put into every namespace.
  static func companions(of namespace: String, in server: inout APIServer) {
    let place = YAMLDraft.nowhere
    if server.store.object("ServiceAccount", in: namespace, named: "default") == nil {
      make("serviceaccounts", "", "v1", "ServiceAccount", "default", namespace: namespace, [:], in: &server)
    }
    if server.store.object("ConfigMap", in: namespace, named: "kube-root-ca.crt") == nil {
      let text =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal "
        + "service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters."
      make(
        "configmaps", "", "v1", "ConfigMap", "kube-root-ca.crt", namespace: namespace,
        ["data": .mapping(["ca.crt": .text("<certificate>", at: place)], at: place)],
        annotations: ["kubernetes.io/description": .text(text, at: place)], in: &server)
    }
  }

  private static func make(
    _ resource: String, _ group: String, _ version: String, _ kind: Symbol, _ name: String, namespace: String = "",
    _ content: KeyValuePairs<Symbol, YAMLDraft>, annotations: KeyValuePairs<Symbol, YAMLDraft?> = [:],
    in server: inout APIServer
  ) {
    let place = YAMLDraft.nowhere
    guard let served = server.resources.resource(resource, group: group, version: version) else { return }
    var object = YAMLDraft.mapping(
      ["kind": .text(kind.text, at: place), "apiVersion": .text(served.apiVersion.text, at: place)], at: place)
    object["metadata"] = .mapping(
      [
        "name": .text(name, at: place), "namespace": namespace.isEmpty ? nil : .text(namespace, at: place),
        "annotations": annotations.isEmpty ? nil : .mapping(annotations, at: place),
      ], at: place)
    for (key, value) in content { object[key] = value }
    server.observe(object, of: served)
  }
}

extension APIServer {
  /// Stores an object of an observed cluster: with defaults, and a uid, unasked. A status that it has stays.
  @discardableResult
  public mutating func observe(_ object: YAMLDraft, of resource: ServedResource) -> ObjectRecord {
    var object = object
    let kind = KindCatalogue.kind(resource.apiVersion, resource.kind)
    if let kind {
      let given = StoredForm.decoded(object.node(), as: SchemaType(kind), in: release, resource.apiVersion)
      object = decoding.defaulted(given, as: kind, resource.apiVersion)
    }
    let status = object["status"]
    let generation = object.at("metadata", "generation")
    Strategies.of(resource.kind).prepareForCreate(&object, StrategyContext(self))
    if let status { object["status"] = status }
    let uid = names.uid()
    let managed = object.at("metadata", "managedFields").map { FieldOwners.known(ManagedFields(reading: $0)) }
    object.edit("metadata") { metadata in
      if let generation { metadata["generation"] = generation }
      if metadata["uid"] == nil { metadata["uid"] = .text(uid, at: metadata) }
      if metadata["creationTimestamp"] == nil { metadata["creationTimestamp"] = .text(now.text, at: metadata) }
      metadata["managedFields"] = nil
    }
    let record = store.put(encoded(object, resource), kind: resource.kind, owners: managed)
    if resource.kind == "ResourceQuota" { quotaTally.observe(record) }
    return record
  }

  /// Lets the controllers that belong to every server do their part: a new namespace gets its service account and certificate, quotas say
  /// what is used of them.
  public mutating func settle() {
    let changes = store.changes(after: settled)
    if changes.contains(where: { ($0.new ?? $0.old)?.kind == "ClusterRole" }) { RoleAggregation.settle(&store) }
    settled = store.revision
    for change in changes {
      guard let namespace = change.new, namespace.kind == "Namespace", change.old == nil else { continue }
      BuiltInObjects.companions(of: namespace.name, in: &self)
    }
    settleQuotas()
    access.follow(store)
  }
}
