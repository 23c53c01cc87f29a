import Store
import Symbols

/// The claims of a StatefulSet's pods: made before the pod, and owned as the retention policy says.
struct StatefulClaims {
  private let set: StoredObject
  private let context: ControllerContext
  private let ordinals: StatefulOrdinals
  /// Whether claims go when the set is deleted, and when it is scaled down.
  private let deletesWithSet: Bool
  private let deletesWhenScaled: Bool

  init(_ set: StoredObject, _ context: ControllerContext) {
    self.set = set
    self.context = context
    ordinals = StatefulOrdinals(set)
    let policy = set.spec["persistentVolumeClaimRetentionPolicy"]
    deletesWithSet = policy["whenDeleted"].string == "Delete"
    deletesWhenScaled = policy["whenScaled"].string == "Delete"
  }

  static func name(_ template: String, of set: StoredObject, _ ordinal: Int64) -> String {
    "\(template)-\(set.name)-\(ordinal)"
  }

  private func keys(of pod: StoredObject) -> [ObjectKey] {
    guard let ordinal = StatefulPodName(pod.name)?.ordinal else { return [] }
    return set.spec["volumeClaimTemplates"].items.map { template in
      ObjectKey(
        namespace: set.namespace, name: Self.name(template["metadata"]["name"].text, of: set, ordinal))
    }
  }

  private func existing(of pod: StoredObject) -> [StoredObject] {
    keys(of: pod).compactMap { context.cluster.object("PersistentVolumeClaim", $0) }
  }

  /// Makes the claims of a pod that are missing.
  func create(for pod: StoredObject, _ step: inout ControllerStep) {
    for (key, template) in zip(keys(of: pod), set.spec["volumeClaimTemplates"].items) {
      if let claim = context.cluster.object("PersistentVolumeClaim", key) {
        if claim.isBeingDeleted { step.error = "pvc \(claim.name) is being deleted" }
        continue
      }
      var claim = template
      claim["apiVersion"] = .null
      claim["kind"] = .null
      claim["metadata"]["name"] = .text(key.name)
      claim["metadata"]["namespace"] = .text(key.namespace)
      for label in set.spec["selector"]["matchLabels"].entries {
        claim["metadata"]["labels"][label.key] = label.value
      }
      step.create("PersistentVolumeClaim", in: key.namespace, claim)
      step.event(
        "SuccessfulCreate", "Create Claim \(key.name) Pod \(pod.name) in StatefulSet \(set.name) success", on: set)
    }
  }

  /// Whether a claim still belongs to a pod of the same name that is gone: it is being taken away.
  func areStale(_ pod: StoredObject) -> Bool {
    deletesWhenScaled && existing(of: pod).contains { isStale($0, pod) }
  }

  /// Whether the claims that are there have the owners that the policy asks for.
  func areRight(_ pod: StoredObject) -> Bool { existing(of: pod).allSatisfy { isRight($0, pod) } }

  /// Gives claims the owners that the policy asks for.
  func mend(_ pod: StoredObject, onlyIfNeeded: Bool, _ step: inout ControllerStep) {
    if onlyIfNeeded, areRight(pod) { return }
    for claim in existing(of: pod) {
      let isForeign = hasForeignController(claim, pod)
      if isForeign {
        step.event(
          "ConflictingController",
          """
          PersistentVolumeClaim \(claim.name) has a conflicting OwnerReference that acts as a manging controller, \
          the retention policy is ignored for this claim
          """, on: set, isWarning: true)
      }
      if isRight(claim, pod) { continue }
      var owners = claim.metadata["ownerReferences"].items.filter { value in
        let owner = OwnerReferenceView(value)
        return !owner.names(set, "apps/v1", "StatefulSet") && !owner.names(pod, "v1", "Pod")
      }
      if !isForeign, let owner = wantedOwner(pod) { owners.append(owner) }
      var body = claim.body
      body["metadata"]["ownerReferences"] = owners.isEmpty ? .null : .list(owners)
      step.update(claim, to: body)
    }
  }

  private func wantedOwner(_ pod: StoredObject) -> Value? {
    if deletesWhenScaled, !ordinals.contains(pod) { return reference("v1", "Pod", pod) }
    return deletesWithSet ? reference("apps/v1", "StatefulSet", set) : nil
  }

  private func reference(_ version: String, _ kind: String, _ object: StoredObject) -> Value {
    [
      "apiVersion": .text(version), "kind": .text(kind), "name": .text(object.name), "uid": .text(object.uid),
      "controller": true, "blockOwnerDeletion": true,
    ]
  }

  private func isRight(_ claim: StoredObject, _ pod: StoredObject) -> Bool {
    if isStale(claim, pod) || claim.references.contains(where: { $0.isStale(set, "apps/v1", "StatefulSet") }) {
      return true
    }
    let ofSet = claim.references.contains { $0.uid == set.uid }
    let ofPod = claim.references.contains { $0.uid == pod.uid }
    if hasForeignController(claim, pod) { return !ofSet && !ofPod }
    if claim.references.contains(where: { ($0.uid == set.uid || $0.uid == pod.uid) && !$0.isController }) {
      return false
    }
    let isScaledDown = deletesWhenScaled && !ordinals.contains(pod)
    return ofPod == isScaledDown && ofSet == (deletesWithSet && !isScaledDown)
  }

  private func isStale(_ claim: StoredObject, _ pod: StoredObject) -> Bool {
    claim.references.contains { $0.isStale(pod, "v1", "Pod") }
  }

  /// Whether somebody else controls the claim; a policy that keeps claims does not care.
  private func hasForeignController(_ claim: StoredObject, _ pod: StoredObject) -> Bool {
    guard deletesWithSet || deletesWhenScaled else { return false }
    return claim.references.contains { owner in
      if owner.names(set, "apps/v1", "StatefulSet") { return owner.uid != set.uid }
      if owner.names(pod, "v1", "Pod") { return owner.uid != pod.uid }
      return owner.isController
    }
  }
}

/// An owner reference as claims are judged by: by kind and name, and by uid.
private struct OwnerReferenceView {
  let value: Value
  var uid: String { value["uid"].text }
  var isController: Bool { value["controller"].isTrue }

  init(_ value: Value) { self.value = value }

  func names(_ object: StoredObject, _ version: String, _ kind: String) -> Bool {
    value["apiVersion"].string == version && value["kind"].string == kind && value["name"].string == object.name
  }

  func isStale(_ object: StoredObject, _ version: String, _ kind: String) -> Bool {
    names(object, version, kind) && uid != object.uid
  }
}

extension StoredObject {
  fileprivate var references: [OwnerReferenceView] {
    metadata["ownerReferences"].items.map { OwnerReferenceView($0) }
  }
}
