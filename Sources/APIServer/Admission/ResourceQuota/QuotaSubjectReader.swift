import Kubernetes
import Store
import Symbols
import YAML

/// Reads objects as quotas look at them.
struct QuotaSubjectReader {
  private let resources: ResourceTable
  private let now: Moment
  /// By DeviceClass, the extended resource that its devices serve.
  private let extendedResources: [Symbol: Symbol]

  init(_ context: AdmissionContext) {
    resources = context.resources
    now = context.now
    var names: [Symbol: Symbol] = [:]
    for record in context.store.objects("DeviceClass") {
      guard let name = record.spec?["extendedResourceName"]?.text, !name.isEmpty else { continue }
      names[Symbol(record.name)] = Symbol(name)
    }
    extendedResources = names
  }

  /// nil for what no quota counts.
  func subject(_ object: YAMLNode, of resource: ServedResource) -> QuotaSubject? {
    switch resource.kind {
    case "Pod":
      guard case .pod(let pod)? = ManifestDecoder.object(object) else { return nil }
      return .pod(pod, isGone: isGone(object))
    case "PersistentVolumeClaim": return .claim(Self.claim(object))
    case "Service": return .service(Self.service(object))
    case "ResourceClaim":
      guard case .resourceClaim(let claim)? = ManifestDecoder.object(object) else { return nil }
      return .resourceClaim(claim, extendedResources: extendedResources)
    case "Event": return nil
    default: return .object(resource: Symbol(resource.name), group: Symbol(resource.group))
    }
  }

  /// All of a namespace.
  func subjects(in namespace: String, _ store: ObjectStore) -> some Sequence<QuotaSubject> {
    store.kinds.lazy.compactMap { resources.resource(kind: $0) }.filter(\.isNamespaced)
      .flatMap { resource in
        store.objects(resource.kind, in: namespace).lazy.compactMap { subject($0.body, of: resource) }
      }
  }

  /// Whether the time that a pod has to stop is over, and over again.
  private func isGone(_ pod: YAMLNode) -> Bool {
    let metadata = pod["metadata"]
    guard let grace = metadata?["deletionGracePeriodSeconds"].flatMap({ Int64($0.text) }),
      let moment = metadata?["deletionTimestamp"].flatMap({ Moment($0.text) })
    else { return false }
    return now.seconds > moment.seconds + grace
  }

  private static func claim(_ object: YAMLNode) -> QuotaSubject.Claim {
    let spec = object["spec"]
    let status = object["status"]
    let storage = spec?["resources"]?["requests"]?["storage"].flatMap { try? Quantity($0) }
    let given = status?["allocatedResources"]?["storage"].flatMap { try? Quantity($0) }
    let annotation = object["metadata"]?["annotations"]?["volume.beta.kubernetes.io/storage-class"]
    var claim = QuotaSubject.Claim(
      storageClass: Symbol((annotation ?? spec?["storageClassName"])?.text ?? ""),
      storage: storage.map { max($0, given ?? $0) })
    let names = [
      spec?["volumeAttributesClassName"], status?["currentVolumeAttributesClassName"],
      status?["modifyVolumeStatus"]?["targetVolumeAttributesClassName"],
    ]
    claim.attributesClasses = names.compactMap { $0.flatMap { $0.isNull ? nil : $0.symbol } }.filter { !$0.isEmpty }
    return claim
  }

  private static func service(_ object: YAMLNode) -> QuotaSubject.Service {
    let spec = object["spec"]
    let ports = spec?.listed("ports") ?? []
    return QuotaSubject.Service(
      type: Symbol(spec?["type"]?.text ?? "ClusterIP"), ports: ports.count,
      portsWithNodePort: ports.count { ($0["nodePort"].flatMap { Int64($0.text) } ?? 0) != 0 },
      allocatesNodePorts: spec?["allocateLoadBalancerNodePorts"]?.isFalse != true)
  }
}
