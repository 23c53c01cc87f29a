import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What pods of a namespace can refer to, as far as the cluster and the linted manifests tell.
struct KnownObjects {
  let namespace: Symbol
  private let context: RuleContext

  init(_ context: RuleContext, _ namespace: Symbol) {
    self.context = context
    self.namespace = namespace
  }

  /// - Returns: nil where nobody knows all of them.
  func names(of kind: PodReference.Kind) -> Set<Symbol>? {
    let objects = context.contents.objects
    switch kind {
    case .configMap: return isTold("ConfigMap") ? named("ConfigMap").union(["kube-root-ca.crt"]) : nil
    case .secret: return context.cluster.named.contains { $0.kind == "Secret" } ? named("Secret") : nil
    case .serviceAccount: return isTold("ServiceAccount") ? named("ServiceAccount").union(["default"]) : nil
    case .claim:
      guard !objects.storageClasses.isEmpty || context.contents.hasClaimsOfCluster else { return nil }
      return Set(objects.persistentVolumeClaims.filter { $0.metadata.namespace == namespace }.map(\.metadata.name))
    case .storageClass: return objects.storageClasses.isEmpty ? nil : Set(objects.storageClasses.map(\.metadata.name))
    }
  }

  /// The keys of a ConfigMap or a Secret.
  func keys(of kind: PodReference.Kind, _ name: Symbol) -> Set<Symbol>? {
    let objects = all.filter { $0.kind.text == kind.rawValue && $0.namespace == namespace && $0.name == name }
    return objects.isEmpty ? nil : Set(objects.flatMap(\.keys))
  }

  private var all: [NamedObject] { context.contents.named }

  private func named(_ kind: Symbol) -> Set<Symbol> {
    Set(all.lazy.filter { $0.kind == kind && $0.namespace == namespace }.map(\.name))
  }

  /// Whether the cluster tells those of the namespace: a controller puts one of each into every namespace.
  private func isTold(_ kind: Symbol) -> Bool {
    context.cluster.named.contains { $0.kind == kind && $0.namespace == namespace }
  }
}
