import Kubernetes
import Store
import Symbols

/// The ControllerRevisions of a StatefulSet or DaemonSet: the templates that it had.
struct RevisionHistory {
  let owner: StoredObject
  /// Oldest first.
  let revisions: [StoredObject]
  private let context: ControllerContext

  static let hashLabel: Symbol = "controller.kubernetes.io/hash"

  /// - Parameter revisions: those that are the owner's, in any order.
  init(_ owner: StoredObject, _ revisions: [StoredObject], _ context: ControllerContext) {
    self.owner = owner
    self.context = context
    self.revisions = revisions.sorted { a, b in
      if a.revision != b.revision { return a.revision < b.revision }
      let times = (a.creation ?? Moment(seconds: .min), b.creation ?? Moment(seconds: .min))
      return times.0 == times.1 ? a.key < b.key : times.0 < times.1
    }
  }

  /// Those that match the owner's selector and belong to it or to nobody.
  static func list(_ owner: StoredObject, _ context: ControllerContext) -> [StoredObject] {
    guard let selector = owner.spec["selector"].selector else { return [] }
    return context.cluster.selected("ControllerRevision", in: owner.namespace, by: selector).filter { revision in
      revision.controller.map { $0.uid == owner.uid } ?? true
    }
  }

  /// What a revision keeps of its owner: the template.
  var data: Value {
    var template = owner.spec["template"]
    template["$patch"] = "replace"
    return ["spec": ["template": template]]
  }

  /// The revisions of the owner's template, oldest first.
  var equal: [StoredObject] {
    let data = data.withoutEmpty
    return revisions.filter { $0.body["data"].withoutEmpty == data }
  }

  /// The number of the next revision.
  var next: Int64 { (revisions.last?.revision ?? 0).next }

  /// A revision of the owner's template, as it is sent.
  ///
  /// - Parameter label: the value of the label that holds the hash.
  func revision(hash: String, number: Int64, annotations: Value, isNamespaced: Bool, hashLabel: Symbol) -> Value {
    var labels = owner.spec["template"]["metadata"]["labels"]
    labels[hashLabel] = .text(hash)
    return [
      "metadata": [
        "name": .text("\(owner.name.prefix(223))-\(hash)"),
        "namespace": isNamespaced ? .text(owner.namespace) : .null, "labels": labels,
        "annotations": annotations.isEmpty ? .null : annotations,
        "ownerReferences": [OwnerReference(controller: owner).value],
      ],
      "data": data, "revision": .integer(number),
    ]
  }

  /// Sends a revision; the stored one comes back.
  static func create(_ revision: Value, of owner: StoredObject, _ step: inout ControllerStep) -> StoredObject {
    step.create("ControllerRevision", in: owner.namespace, revision, because: "no revision has the template")
    var stored = revision
    stored["kind"] = "ControllerRevision"
    stored["metadata"]["namespace"] = .text(owner.namespace)
    stored["metadata"]["uid"] = .text("ControllerRevision/\(revision["metadata"]["name"].text)")
    return StoredObject(stored)
  }
}

extension StoredObject {
  /// The number of a ControllerRevision.
  var revision: Int64 { body["revision"].int ?? 0 }
}

extension Int64 {
  /// The number after it; the largest there is stays.
  var next: Int64 { self == .max ? self : self + 1 }
}
