import Kubernetes
import Scheduler
import Symbols

/// Claims that somebody other than the scheduler would see to: nobody binds, provisions or makes them here.
struct ClaimRemarks {
  let contents: ClusterContents
  let wanted: WantedPods
  /// The cluster's pods that stay.
  let kept: [Pod]

  var sentences: [String] { unbound + unmade + unknownDrivers }

  // MARK: Claims without a volume

  private var unbound: [String] {
    let fates = fates
    let given = fates.given.map { claim, fate in
      (claim: "\(claim.metadata.namespace.text)/\(claim.metadata.name.text)", fate: fate)
    }
    return Self.sentences(ofGiven: given) + Self.sentences(ofMade: fates.made.map(\.fate))
  }

  typealias Fates = [(claim: PersistentVolumeClaim, fate: ClaimFate)]

  /// Each claim that stays unbound, and why: those of the input that a waiting pod names, and those made for pods.
  var fates: (given: Fates, made: Fates) {
    let given = claimsInUse
    if given.isEmpty, wanted.claims.isEmpty { return ([], []) }
    var volumes = StaticVolumes(contents.objects.persistentVolumes)
    let classes = Dictionary(
      contents.objects.storageClasses.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    func fates(_ claims: [PersistentVolumeClaim]) -> Fates {
      claims.compactMap { claim in ClaimFate(of: claim, &volumes, classes).map { (claim, $0) } }
    }
    // Volumes go to the claims that are made for pods first.
    let made = fates(wanted.claims)
    return (fates(given), made)
  }

  /// Claims of the input that pods name which have no node yet, in input order.
  private var claimsInUse: [PersistentVolumeClaim] {
    var used: Set<ClusterObjects.Key> = []
    for pod in kept + wanted.pods.map(\.pod) where pod.spec.value.nodeName.isEmpty && !pod.status.isTerminal {
      for name in pod.spec.value.volumes.compactMap({ $0.claimName(ofPod: pod.metadata.name) }) {
        used.insert(ClusterObjects.Key(pod.metadata.namespace, name))
      }
    }
    if used.isEmpty { return [] }
    return contents.objects.persistentVolumeClaims.filter {
      used.contains(ClusterObjects.Key($0.metadata.namespace, $0.metadata.name))
    }
  }

  private static func sentences(ofGiven fates: [(claim: String, fate: ClaimFate)]) -> [String] {
    var claims: [ClaimFate: [String]] = [:]
    var order: [ClaimFate] = []
    for (claim, fate) in fates {
      if claims[fate] == nil { order.append(fate) }
      claims[fate, default: []].append(claim)
    }
    return order.map { fate in
      let names = claims[fate] ?? []
      let isOne = names.count == 1
      let subject = isOne ? "claim \(names[0]) stays unbound" : "claims \(listed(names)) stay unbound"
      let them = isOne ? "it" : "them"
      switch fate {
      case .wouldBind(let volume):
        return "\(subject): no volume controller is played, which would bind \(them) to volume \(volume.text)"
      case .wouldProvision(let name):
        return "\(subject): no volume controller is played, and StorageClass \(name.text) would have a volume made "
          + "at once (Immediate)"
      case .unknownClass(let name):
        return "\(subject): StorageClass \(name.text) is not in the input, and no volume of the input suits \(them)"
      case .provisionsNone(let name):
        return "\(subject): StorageClass \(name.text) provisions nothing, and no volume of the input suits \(them)"
      case .noDefault:
        return
          "\(subject): the input has no default StorageClass (add the cluster's), and no volume of the input suits \(them)"
      case .classless:
        return
          "\(subject): \(isOne ? "it asks" : "they ask") for no StorageClass, and no volume of the input suits \(them)"
      case .unknownVolume(let name):
        return "\(subject): no volume \(name.text) of the input suits \(them)"
      }
    }
  }

  /// What controllers make for pods is told by what it has in common.
  private static func sentences(ofMade fates: [ClaimFate]) -> [String] {
    Set(
      fates.map { fate in
        switch fate {
        case .wouldBind, .unknownVolume:
          "claims made for pods stay unbound: no volume controller is played, which would bind them to volumes of the input"
        case .wouldProvision(let name):
          "StorageClass \(name.text) binds claims at once (Immediate), and no volume controller is played: "
            + "claims made for pods stay unbound"
        case .unknownClass(let name):
          "StorageClass \(name.text) is not in the input: claims made for pods stay unbound"
        case .provisionsNone(let name):
          "StorageClass \(name.text) provisions nothing, and the input has no volume left that suits: "
            + "claims made for pods stay unbound"
        case .noDefault:
          "the input has no default StorageClass (add the cluster's): claims made for pods without a class stay unbound"
        case .classless:
          "claims made for pods that ask for no StorageClass stay unbound: no volume of the input suits them"
        }
      }
    ).sorted()
  }

  /// Up to three names and how many more.
  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  // MARK: Claims that nobody makes

  /// Controllers make claims for bare pods too, be they admitted or not; here they belong to `--admission`.
  private var unmade: [String] {
    let claims = Set(
      contents.objects.persistentVolumeClaims.map { ClusterObjects.Key($0.metadata.namespace, $0.metadata.name) })
    var volumes: [String] = []
    var devices: [String] = []
    for pod in wanted.untouched where pod.spec.value.nodeName.isEmpty {
      let name = pod.metadata.name.text
      let namespace = pod.metadata.namespace
      for volume in pod.spec.value.volumes {
        guard case .ephemeral = volume.source, let claim = volume.claimName(ofPod: pod.metadata.name) else { continue }
        if !claims.contains(ClusterObjects.Key(namespace, claim)) {
          volumes.append("\(namespace.text)/\(claim.text)")
        }
      }
      let known = Set(pod.status.resourceClaimStatuses.map(\.name))
      for entry in pod.spec.value.resourceClaims
      where entry.resourceClaimTemplateName != nil && !known.contains(entry.name) {
        devices.append("\(namespace.text)/\(name)-\(entry.name.text)")
      }
    }
    return [("claim", volumes), ("ResourceClaim", devices)].compactMap { what, names in
      if names.isEmpty { return nil }
      return names.count == 1
        ? "nobody makes the \(what) \(names[0]) of a bare pod; --admission does"
        : "nobody makes the \(what)s \(Self.listed(names)) of bare pods; --admission does"
    }
  }

  // MARK: Storage that is not known

  /// A driver stands on nodes of the input, and its CSIDriver does not stand in the input: whether it tells how much room
  /// it has is not known.
  private var unknownDrivers: [String] {
    let given = Set(contents.objects.csiDrivers.map(\.metadata.name))
    let onNodes = Set(contents.objects.csiNodes.flatMap { $0.drivers.map(\.name) })
    let classes = Dictionary(
      contents.objects.storageClasses.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    var missing: Set<Symbol> = []
    for claim in claimsInUse + wanted.claims where claim.spec.volumeName.isEmpty {
      guard let storageClass = classes[claim.className], storageClass.waitsForFirstConsumer else { continue }
      let driver = storageClass.provisioner
      if onNodes.contains(driver), !given.contains(driver) { missing.insert(driver) }
    }
    return missing.sorted { $0.precedes($1) }.map {
      "no CSIDriver \($0.text) in the input: its storage is taken for large enough everywhere"
    }
  }
}
